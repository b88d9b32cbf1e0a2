package index

import "os"

// full says that tests shall take their time: they do in the acceptance, not at every commit.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }
