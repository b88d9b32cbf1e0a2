//go:build !bindings

package desktop

// bound is what the window's script can call: the bridge and nothing else.
func bound(a *App) []any { return []any{a.bridge} }
