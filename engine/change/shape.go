package change

// isList placeholder
func isList(name string) bool { return name != "" }
