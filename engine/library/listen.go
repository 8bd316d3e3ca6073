package library

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long is waited behind a change for what belongs to it, and how much longer
// for each file that is looked at then.
const (
	settleTime    = 50 * time.Millisecond
	settlePerFile = 20 * time.Microsecond
)

// ears hear from the system when something changes in some folders. Where it tells
// nothing, as of folders on other machines, they look now and then.
type ears struct {
	watcher *fsnotify.Watcher // nil where the system tells nothing
	settle  time.Duration
	poll    time.Duration
}

// listen begins to listen. Files are how many are looked at with each change.
func listen(folders map[string]bool, files int, poll time.Duration) *ears {
	e := &ears{settle: settleTime + time.Duration(files)*settlePerFile, poll: poll}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return e
	}
	for folder := range folders {
		if !tells(folder) || watcher.Add(folder) != nil {
			_ = watcher.Close() // nothing of it is waited for
			return e
		}
	}
	e.watcher = watcher
	return e
}

func (e *ears) close() {
	if e.watcher != nil {
		_ = e.watcher.Close() // nothing of it is waited for any more
	}
}

// wait waits until something may have changed, and what belongs together is there;
// false where the context ended before.
func (e *ears) wait(ctx context.Context) bool {
	if e.watcher == nil {
		return sleep(ctx, e.poll)
	}
	select {
	case <-ctx.Done():
		return false
	case <-e.watcher.Events:
	case <-e.watcher.Errors: // some of what it told was lost
	}
	settled := time.After(e.settle)
	for {
		select {
		case <-ctx.Done():
			return false
		case <-settled:
			return true
		case <-e.watcher.Events:
		case <-e.watcher.Errors:
		}
	}
}

// sleep waits; false where the context ended before.
func sleep(ctx context.Context, pause time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}
