package session

import (
	"errors"
	"math"
	"os"
	"syscall"
)

// lock keeps other programs from opening the same journal, by a file beside it
// that is open without sharing. Locking the journal itself would keep readers
// out too.
func lock(_ *os.File, path string) (unlock func() error, err error) {
	const deleteOnClose = 0x04000000
	name, err := syscall.UTF16PtrFromString(path + ".lock")
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.CREATE_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if err != nil {
		return nil, errors.New("another program has its journal open")
	}
	return func() error { return syscall.CloseHandle(handle) }, nil
}

// look returns a file's length. That it is deleted while it is open is
// something that this system does not let happen.
func look(f file) (size int64, deleted bool) {
	info, err := f.Stat()
	if err != nil {
		return math.MaxInt64, false // writing will say what is wrong
	}
	return info.Size(), false
}

// isFull says whether an error means that the disk is full.
func isFull(err error) bool {
	const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
	return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull)
}
