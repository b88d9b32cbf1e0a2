package rpc

import (
	"trivium/engine"
	"trivium/engine/desk"
	"trivium/engine/lang"
)

// The calls on a workspace; each is the method of the façade with the same name.

// Desk returns the open workspace, and what goes on in it.
func (a *API) Desk() (engine.DeskView, error) {
	return a.workspace.Desk(a.ctx)
}

// Recent returns the workspaces that were open here before, the latest first.
func (a *API) Recent() ([]engine.RecentView, error) {
	return a.workspace.Recent(a.ctx)
}

// CreateDesk makes a workspace and opens it.
func (a *API) CreateDesk(r engine.CreateRequest) (engine.DeskView, error) {
	return a.workspace.CreateDesk(a.ctx, r)
}

// OpenSamples opens the workspace with the sample courses in the folder for workspaces, and makes it when it is not there.
func (a *API) OpenSamples() (engine.DeskView, error) {
	return a.workspace.OpenSamples(a.ctx)
}

// OpenCourse shows a course of the open workspace.
func (a *API) OpenCourse(id string) (engine.CourseView, error) {
	return a.workspace.OpenCourse(a.ctx, id)
}

// CloseDesk closes the workspace; what was typed is in it.
func (a *API) CloseDesk() (engine.DeskView, error) {
	return a.workspace.CloseDesk(a.ctx)
}

// ImportCourse takes a course from files into the workspace: a programme or module, with its pictures. One that is there already is brought to what the files say, as a change that can be taken back.
func (a *API) ImportCourse(job, path string) (engine.DeskView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.ImportCourse(ctx, path, a.progress(job))
}

// SaveCourse writes a course of the workspace as files into a folder: JSON, and the media beside it.
func (a *API) SaveCourse(job, id, folder string) (engine.BundleView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.SaveCourse(ctx, id, folder, a.progress(job))
}

// SetText gives a cell a text and returns when that is on the disk.
func (a *API) SetText(r engine.SetTextRequest) (engine.SetTextResult, error) {
	return a.workspace.SetText(a.ctx, r)
}

// SetStatus says how far cells are; the answer has them in the order of the request.
func (a *API) SetStatus(r engine.StatusRequest) ([]engine.CellView, error) {
	return a.workspace.SetStatus(a.ctx, r)
}

// StillValid says that translations stand for what their sources say now.
func (a *API) StillValid(cells []engine.CellRef) ([]engine.CellView, error) {
	return a.workspace.StillValid(a.ctx, cells)
}

// SetOrigin says in which language a text was first written.
func (a *API) SetOrigin(text string, l lang.Tag) ([]engine.CellView, error) {
	return a.workspace.SetOrigin(a.ctx, text, l)
}

// Undo takes the latest gesture of this device back.
func (a *API) Undo() (engine.UndoResult, error) {
	return a.workspace.Undo(a.ctx)
}

// Redo does again what Undo took back.
func (a *API) Redo() (engine.UndoResult, error) {
	return a.workspace.Redo(a.ctx)
}

// Forks returns the texts that a person has to settle; SetText with all Revs as Base does.
func (a *API) Forks() ([]engine.ForkView, error) {
	return a.workspace.Forks(a.ctx)
}

// Timeline returns what happened, the newest first.
func (a *API) Timeline(r engine.TimelineRequest) (engine.TimelineView, error) {
	return a.workspace.Timeline(a.ctx, r)
}

// TextHistory returns the values a cell had, the newest first.
func (a *API) TextHistory(cell engine.CellRef) ([]engine.RevView, error) {
	return a.workspace.TextHistory(a.ctx, cell)
}

// Versions returns the named versions, the newest first.
func (a *API) Versions() ([]engine.VersionView, error) {
	return a.workspace.Versions(a.ctx)
}

// NameVersion names the present state.
func (a *API) NameVersion(name, note string) (engine.VersionView, error) {
	return a.workspace.NameVersion(a.ctx, name, note)
}

// RenameVersion names a version anew.
func (a *API) RenameVersion(id, name, note string) (engine.VersionView, error) {
	return a.workspace.RenameVersion(a.ctx, id, name, note)
}

// Compare says what changed between two states.
func (a *API) Compare(r engine.CompareRequest) (engine.CompareView, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	return a.workspace.Compare(ctx, r, a.progress(r.Job))
}

// Restore brings a text, lesson or module back to what it was, as a change that can be taken back.
func (a *API) Restore(r engine.RestoreRequest) (engine.RestoreResult, error) {
	return a.workspace.Restore(a.ctx, r)
}

// SourceChange says why a cell is stale.
func (a *API) SourceChange(cell engine.CellRef) (engine.SourceChangeView, error) {
	return a.workspace.SourceChange(a.ctx, cell)
}

// Progress counts how far the cells of a course, module or lesson are.
func (a *API) Progress(id string) ([]engine.LangProgress, error) {
	return a.workspace.Progress(a.ctx, id)
}

// MakeBundle writes a file of changes for others.
func (a *API) MakeBundle(r engine.MakeBundleRequest) (engine.BundleView, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	return a.handOut(r.Path, desk.BundleEnding, func(path string) (engine.BundleView, error) {
		r.Path = path
		return a.workspace.MakeBundle(ctx, r, a.progress(r.Job))
	})
}

// TakeBundle takes the changes of a file in.
func (a *API) TakeBundle(job, path string) (engine.BundleView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.TakeBundle(ctx, path, a.progress(job))
}

// Members returns the members of the workspace, oneself first.
func (a *API) Members() ([]engine.MemberView, error) {
	return a.workspace.Members(a.ctx)
}

// Invite makes somebody a member and writes the file that lets her in. Whoever has the file can be her.
func (a *API) Invite(r engine.InviteRequest) (engine.BundleView, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	return a.handOut(r.Path, desk.InvitationEnding, func(path string) (engine.BundleView, error) {
		r.Path = path
		return a.workspace.Invite(ctx, r, a.progress(r.Job))
	})
}

// Join makes a workspace of an invitation and opens it.
func (a *API) Join(r engine.JoinRequest) (engine.DeskView, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	return a.workspace.Join(ctx, r, a.progress(r.Job))
}

// Revoke ends a membership; what she has done up to now stays.
func (a *API) Revoke(member string) ([]engine.MemberView, error) {
	return a.workspace.Revoke(a.ctx, member)
}

// SetFolder sets the folder through which changes are exchanged, "" for none, and exchanges.
func (a *API) SetFolder(path string) (engine.ExchangeView, error) {
	return a.workspace.SetFolder(a.ctx, path)
}

// Exchange exchanges changes through the folder now.
func (a *API) Exchange(job string) (engine.ExchangeView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Exchange(ctx, a.progress(job))
}

// Mentions finds where a text stands in the whole history, for Redact.
func (a *API) Mentions(text string) ([]engine.MentionView, error) {
	return a.workspace.Mentions(a.ctx, text)
}

// Redact takes what events hold away everywhere, for good, and returns other places with the same texts.
func (a *API) Redact(job string, events []string, reason string) ([]engine.MentionView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Redact(ctx, events, reason, a.progress(job))
}

// Backups lists the automatic backups, the newest first.
func (a *API) Backups() ([]engine.BackupView, error) {
	return a.workspace.Backups(a.ctx)
}

// BackUp makes a backup now.
func (a *API) BackUp(job string) (engine.BackupView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.BackUp(ctx, a.progress(job))
}

// Verify reads the whole file and compares what is shown with a fresh replay.
func (a *API) Verify(job string) (engine.VerifyView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Verify(ctx, a.progress(job))
}

// Repair makes a sound workspace of a damaged one and its backups, beside it, and opens it.
func (a *API) Repair(job, path string) (engine.DeskView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Repair(ctx, path, a.progress(job))
}
