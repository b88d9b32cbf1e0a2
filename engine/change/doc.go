// Package change is what a workspace remembers: change events, and the state they come to.
package change
