package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
)

// reports are the reports of one run. Those in files are put in their place when
// they are whole, and otherwise leave nothing.
type reports struct {
	*report.All
	clock
	app     *app
	format  report.Format // of standard output
	silent  bool          // nothing goes there
	run     report.Run
	pending []*pendingReport
	// standard is the file that standard output goes to; nil where it goes elsewhere.
	standard os.FileInfo
}

// pendingReport is a report in a file.
type pendingReport struct {
	path   string
	file   *file.Pending
	writer *bufio.Writer
}

// outputBuffer is how much is gathered before it is written to a file, in bytes.
const outputBuffer = 64 << 10

// writer is what a report is written to. A file that cannot be written is told
// now, not after the run.
func (r *reports) writer(of output) (io.Writer, error) {
	if of.path == "" && r.silent {
		return io.Discard, nil
	}
	if of.path == "" {
		return r.app.Out, nil
	}
	f, err := r.app.unfinished.begin(of.path)
	if err != nil {
		if file.Occupied(err) {
			return nil, cannotRun(fmt.Errorf("--output: %s cannot be written: %w", of.path, file.Reason(err)))
		}
		return nil, cannotRun(fmt.Errorf("--output: %s cannot be written: %w; name another file, in a folder that is there", of.path, file.Reason(err)))
	}
	p := &pendingReport{of.path, f, bufio.NewWriterSize(f, outputBuffer)}
	r.pending = append(r.pending, p)
	return p.writer, nil
}

// without leaves out the reports of this run, and those of an earlier one that it
// replaces, among the documents of a folder.
func (r *reports) without(documents iter.Seq[library.Document], named string) iter.Seq[library.Document] {
	if len(r.pending) == 0 && r.standard == nil {
		return documents
	}
	return func(yield func(library.Document) bool) {
		last, isReport := "", false
		for d := range documents {
			if d.Path != last {
				last, isReport = d.Path, d.Path != named && r.isReport(d.Path)
			}
			if isReport {
				continue
			}
			if !yield(d) {
				return
			}
		}
	}
}

// isReport says whether a file of a folder is what standard output goes to, or a report
// of an earlier run, which this one replaces, and so no document.
func (r *reports) isReport(path string) bool {
	if r.standard != nil {
		if theirs, err := os.Stat(path); err == nil && os.SameFile(r.standard, theirs) {
			return true
		}
	}
	for _, p := range r.pending {
		if filepath.Base(p.path) != filepath.Base(path) {
			continue
		}
		ours, err := os.Stat(p.path)
		if err != nil {
			continue
		}
		if theirs, err := os.Stat(path); err == nil && os.SameFile(ours, theirs) {
			return true
		}
	}
	return false
}

// redirected is the file that standard output goes to; nil where it is none.
func (a *app) redirected() os.FileInfo {
	out, ok := a.Out.(*os.File)
	if !ok {
		return nil
	}
	if info, err := out.Stat(); err == nil && info.Mode().IsRegular() {
		return info
	}
	return nil
}

// End completes the reports, and puts the files in their places.
func (r *reports) End(result *report.Result) error {
	result.Run = r.run
	result.Run.Seconds = r.since(r.run.Started).Seconds()
	failed := r.All.End(result)
	for i, p := range r.pending {
		if !r.Whole(i + 1) {
			continue
		}
		failed = errors.Join(failed, p.put())
	}
	return failed
}

// put puts a report in its place.
func (p *pendingReport) put() error {
	err := p.writer.Flush()
	if err == nil {
		err = p.file.Put(true)
	}
	if err != nil {
		return fmt.Errorf("%s could not be written: %w", p.path, file.Reason(err))
	}
	return nil
}

// Close lets go of what was laid aside, and of files that were not put in their
// places.
func (r *reports) Close() error {
	for _, p := range r.pending {
		p.file.Discard()
	}
	if r.All == nil {
		return nil
	}
	return r.All.Close()
}

// stepSummary is the page of a workflow's run on GitHub, where a report for it is
// asked for and the environment names the file; nil otherwise.
func (a *app) stepSummary(format report.Format, files []output) (io.Writer, error) {
	asked := format == report.GitHub
	for _, f := range files {
		asked = asked || f.format == report.GitHub
	}
	path := a.Getenv("GITHUB_STEP_SUMMARY")
	if !asked || path == "" {
		return nil, nil
	}
	page := appended(path)
	if _, err := page.Write(nil); err != nil {
		return nil, cannotRun(err)
	}
	return page, nil
}

// appended is the path of a file that is added to.
type appended string

// Write implements io.Writer.
func (a appended) Write(b []byte) (int, error) {
	f, err := os.OpenFile(string(a), os.O_APPEND|os.O_CREATE|os.O_WRONLY, file.Public)
	if err != nil {
		return 0, fmt.Errorf("GITHUB_STEP_SUMMARY: %s cannot be written: %w", a, file.Reason(err))
	}
	n, err := f.Write(b)
	return n, errors.Join(err, f.Close())
}
