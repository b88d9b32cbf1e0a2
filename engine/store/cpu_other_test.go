//go:build !unix

package store

import "testing"

// reportCPU reports nothing where the processor's time cannot be asked for.
func reportCPU(*testing.B) func() { return func() {} }
