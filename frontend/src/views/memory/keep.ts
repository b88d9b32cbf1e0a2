// A table that the screens made themselves, as a file. The window's webview saves what is downloaded as a browser does.

/** Hands a table over as a file of a name. */
export function keepTable(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000); // time enough for it to have been read
}
