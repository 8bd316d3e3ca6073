package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
)

// ask puts a question to whoever sits at the terminal, and says whether the answer is
// yes; an end of the input is a no. The error says that the command was stopped before.
func (a *app) ask(ctx context.Context, question string) (bool, error) {
	if _, err := fmt.Fprintf(a.Err, "%s [y/N] ", question); err != nil {
		return false, cannotRun(err)
	}
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(a.In).ReadString('\n')
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		return false, errors.New("stopped")
	case said := <-answer:
		return said == "y" || said == "yes", nil
	}
}
