//go:build bindings

package desktop

// bound adds the calls when the TypeScript declarations are generated, for their types. In the
// program itself they are reached through the bridge only.
func bound(a *App) []any { return []any{a.bridge, a.api} }
