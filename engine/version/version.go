// Package version says which version of the program this is.
package version

// program is set by releases when they link: -ldflags "-X trivium/engine/version.program=1.2.3".
var program = "0.1.0-dev" //nolint:gochecknoglobals // the linker can set nothing else

// Program returns the version of the program, as major.minor.patch, with "-dev" behind it outside
// releases.
func Program() string { return program }
