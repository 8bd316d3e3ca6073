package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
)

// ask puts a question to whoever sits at the terminal. Where the answer is not yes, as
// an end of the input is not, or the command is stopped before, the error says what
// was not done: "nothing was sent".
func (a *app) ask(ctx context.Context, question, undone string) error {
	if _, err := fmt.Fprintf(a.Err, "%s [y/N] ", question); err != nil {
		return cannotRun(fmt.Errorf("%w; %s", err, undone))
	}
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(a.In).ReadString('\n')
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		return cannotRun(errors.New("stopped; " + undone))
	case said := <-answer:
		if said != "y" && said != "yes" {
			return cannotRun(errors.New(undone))
		}
		return nil
	}
}
