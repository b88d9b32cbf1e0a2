package sync

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A FileMemory is a Memory in a file. It belongs beside the workspace file, on this computer alone.
type FileMemory struct{ Path string }

var _ Memory = FileMemory{}

// Load returns the content of the file, nil when there is none.
func (m FileMemory) Load(context.Context) ([]byte, error) {
	data, err := os.ReadFile(m.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Save replaces the content. It is not forced to the disk: what a power cut damages is read as nothing.
func (m FileMemory) Save(_ context.Context, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(m.Path), "."+filepath.Base(m.Path)+".*.new")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // nothing is there when all went well
	_, err = file.Write(data)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), m.Path)
}
