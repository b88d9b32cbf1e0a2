package eval

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
)

// eachFile downloads packages of Debian and calls visit with each file in them, by its path without a
// slash in front. Nothing is installed.
func eachFile(ctx context.Context, packages []string, visit func(name string, content io.Reader) error) error {
	dir, err := os.MkdirTemp("", "packages")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	get := exec.CommandContext(ctx, "apt-get", append([]string{"download", "-qq", "-o", "APT::Sandbox::User=root"}, packages...)...)
	get.Dir = dir
	if out, err := get.CombinedOutput(); err != nil {
		return fmt.Errorf("apt-get download: %w\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.deb"))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := unpack(ctx, name, visit); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
	}
	return nil
}

// unpack calls visit with each file of a package.
func unpack(ctx context.Context, name string, visit func(name string, content io.Reader) error) error {
	program := exec.CommandContext(ctx, "dpkg-deb", "--fsys-tarfile", name)
	out, err := program.StdoutPipe()
	if err != nil {
		return err
	}
	if err := program.Start(); err != nil {
		return err
	}
	files := tar.NewReader(out)
	for {
		file, err := files.Next()
		if err == io.EOF {
			return program.Wait()
		}
		if err == nil && file.Typeflag == tar.TypeReg {
			err = visit(path.Clean(file.Name), files)
		}
		if err != nil {
			_, _ = io.Copy(io.Discard, out) // the program ends when all it says is read
			return errors.Join(fmt.Errorf("%s: %w", fileName(file), err), program.Wait())
		}
	}
}

// fileName names a file, if there is one.
func fileName(file *tar.Header) string {
	if file == nil {
		return "the archive"
	}
	return file.Name
}
