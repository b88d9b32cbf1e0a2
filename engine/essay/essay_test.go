package essay

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestBytes(t *testing.T) {
	tests := map[string]struct {
		source string
		want   []byte
	}{
		"with and without a meaning": {"// An example:\n//\n//\t54 72   magic\n//\t00\n", []byte{0x54, 0x72, 0}},
		"prose is left alone":        {"// ab cd are bytes\n//\tab cd and more\n//\tff   the end\n", []byte{0xff}},
		"none":                       {"package x\n", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "format.go")
			if err := os.WriteFile(file, []byte(tt.source), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Bytes(file)
			if !bytes.Equal(got, tt.want) || (err == nil) != (tt.want != nil) {
				t.Errorf("% x, %v", got, err)
			}
		})
	}
	if _, err := Bytes(filepath.Join(t.TempDir(), "none.go")); err == nil {
		t.Error("a file that is not there has an example")
	}
}
