// Command trivium opens the desktop app: the course file given, or the sample.
package main

import (
	"fmt"
	"os"

	"trivium/corpora"
	"trivium/desktop"
	"trivium/frontend"
)

func main() {
	screens, err := frontend.Screens()
	if err == nil {
		err = desktop.Run(os.Args[1:], screens, corpora.Samples)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
