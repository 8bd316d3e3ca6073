package file

import (
	"os"
	"syscall"
)

// Lock keeps other programs that ask for it from an open file of that path, by a file
// beside it that is open without sharing: locking the file itself would keep readers
// out too. The error is ErrLocked where another one has it.
func Lock(_ *os.File, path string) (unlock func() error, err error) {
	const deleteOnClose = 0x04000000
	name, err := syscall.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.CREATE_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if err != nil {
		return nil, ErrLocked
	}
	return func() error { return syscall.CloseHandle(handle) }, nil
}
