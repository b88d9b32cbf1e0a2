// The engine's data and calls as the screens use them: the generated bindings' types without the
// methods that their classes carry. Data arrives as plain JSON.

import type * as calls from "../wailsjs/go/rpc/API";
import type { engine, text } from "../wailsjs/go/models";

/** T without methods, all the way down. */
type Plain<T> = T extends readonly unknown[]
  ? { [Index in keyof T]: Plain<T[Index]> }
  : T extends object
    ? { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: Plain<T[K]> }
    : T;

export type Span = Plain<text.Span>;
export type CourseView = Plain<engine.CourseView>;
export type ModuleItem = Plain<engine.ModuleItem>;
export type ModuleView = Plain<engine.ModuleView>;
export type LessonView = Plain<engine.LessonView>;
export type BlockView = Plain<engine.BlockView>;
export type TextView = Plain<engine.TextView>;
export type CellsView = TextView["cells"];
export type AboutView = Plain<engine.AboutView>;
export type LedgerView = Plain<engine.LedgerView>;
export type LedgerLine = LedgerView["lines"][number];
/** The generator writes a list of maps as any[]. */
export type EditionView = Omit<Plain<engine.EditionView>, "info"> & { info: CellsView[] };
export type SlotView = EditionView["sessions"][number];
export type Problem = Plain<engine.Problem>;
export type Sentences = Problem["texts"][string];
export type ExportRequest = Plain<engine.ExportRequest>;
export type ExportResult = Plain<engine.ExportResult>;
export type PackageView = Plain<engine.PackageView>;
export type FindingView = PackageView["findings"][number];
export type MindView = FindingView["minds"][number];
export type SampleView = Plain<engine.SampleView>;

export type DeskView = Plain<engine.DeskView>;
export type DeskItem = DeskView["courses"][number];
export type LangProgress = DeskItem["progress"][number];
export type RecentView = Plain<engine.RecentView>;
export type CellView = CellsView[string];
export type CellState = NonNullable<CellView["state"]>;
export type CellRef = Plain<engine.CellRef>;
export type SetTextRequest = Plain<engine.SetTextRequest>;
export type SetTextResult = Plain<engine.SetTextResult>;
export type UndoResult = Plain<engine.UndoResult>;
export type ConflictView = UndoResult["conflicts"][number];
export type PlaceView = ConflictView["place"];
export type ForkView = Plain<engine.ForkView>;
export type ForkHeadView = ForkView["heads"][number];
export type SpanView = ForkHeadView["script"][number];
export type SourceChangeView = Plain<engine.SourceChangeView>;

/** engine.ProgressEvent. The bindings hold what calls give and take; this comes as an event. */
export interface ProgressEvent {
  job: string;
  done: number;
  total: number;
}

/** engine.DeskChanged: what changed in the workspace, by whomever. It comes as an event, too. */
export interface DeskChanged {
  cells: CellRef[];
  structure: boolean;
  all: boolean;
}

/** The engine's methods, by the names and with the arguments of the bindings. */
export type Service = {
  [Name in keyof typeof calls]: (
    ...args: Plain<Parameters<(typeof calls)[Name]>>
  ) => Promise<Plain<Awaited<ReturnType<(typeof calls)[Name]>>>>;
};

// The past of a workspace, and what goes between workspaces.

export type Moment = Plain<engine.CompareRequest>["from"];
export type VersionView = Plain<engine.VersionView>;
export type TimelineEntry = Plain<engine.TimelineEntry>;
export type RevView = Plain<engine.RevView>;
export type CompareView = Plain<engine.CompareView>;
export type ChangeView = CompareView["changes"][number];
export type ChangeCounts = CompareView["counts"];
export type CellChange = ChangeView["cells"][number];
export type RestoreRequest = Plain<engine.RestoreRequest>;
export type RestoreResult = Plain<engine.RestoreResult>;
export type BundleView = Plain<engine.BundleView>;
export type MemberView = Plain<engine.MemberView>;
export type ExchangeView = Plain<engine.ExchangeView>;
export type MentionView = Plain<engine.MentionView>;
export type BackupView = Plain<engine.BackupView>;
export type VerifyView = Plain<engine.VerifyView>;

// The translation memory.

export type MemoryView = Plain<engine.MemoryView>;
export type MemoryBatch = MemoryView["batches"][number];
export type MemorySettings = MemoryView["settings"];
export type MemoryFilter = Plain<engine.MemoryFilter>;
export type ImportMemoryResult = Plain<engine.ImportMemoryResult>;
export type ExportMemoryResult = Plain<engine.ExportMemoryResult>;
export type UnitView = Plain<engine.UnitView>;
export type UnitText = UnitView["texts"][number];
export type MarkRange = UnitText["marks"][number];
export type StyleRange = UnitText["styles"][number];
export type ConcordanceRequest = Plain<engine.ConcordanceRequest>;
export type MatchView = Plain<engine.MatchView>;
export type MatchPiece = MatchView["source"][number];
export type QuarrelsView = Plain<engine.QuarrelsView>;
export type QuarrelView = Plain<engine.QuarrelView>;
export type AnalysisView = Plain<engine.AnalysisView>;
export type AnalysisBand = AnalysisView["total"];

// Sentences of two languages of a text, and which stand for which.

export type SegmentsRef = Plain<engine.SegmentsRef>;
export type SegmentsView = Plain<engine.SegmentsView>;
export type SegmentLink = SegmentsView["links"][number];
export type SegmentSide = SegmentLink["source"];
export type LinkRef = Plain<engine.LinkRef>;
