export namespace course {
	
	export class Adaptation {
	    policy: string;
	    owners?: Record<string, string>;
	    review?: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new Adaptation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.policy = source["policy"];
	        this.owners = source["owners"];
	        this.review = source["review"];
	    }
	}
	export class Attempts {
	    limit?: number;
	    counts?: string;
	
	    static createFrom(source: any = {}) {
	        return new Attempts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.limit = source["limit"];
	        this.counts = source["counts"];
	    }
	}
	export class Group {
	    min?: number;
	    max?: number;
	
	    static createFrom(source: any = {}) {
	        return new Group(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.min = source["min"];
	        this.max = source["max"];
	    }
	}
	export class Hours {
	    amount: number;
	    unit: number;
	    counts?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Hours(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.amount = source["amount"];
	        this.unit = source["unit"];
	        this.counts = source["counts"];
	    }
	}
	export class Person {
	    name: string;
	    organisation?: string;
	
	    static createFrom(source: any = {}) {
	        return new Person(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.organisation = source["organisation"];
	    }
	}

}

export namespace engine {
	
	export class CellState {
	    revs: string[];
	    status: string;
	    stale: string;
	    fork: boolean;
	    merged: boolean;
	    by: string;
	    at: string;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new CellState(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.revs = source["revs"];
	        this.status = source["status"];
	        this.stale = source["stale"];
	        this.fork = source["fork"];
	        this.merged = source["merged"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.from = source["from"];
	    }
	}
	export class CellView {
	    raw: string;
	    plain: string;
	    spans: text.Span[];
	    state?: CellState;
	
	    static createFrom(source: any = {}) {
	        return new CellView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.raw = source["raw"];
	        this.plain = source["plain"];
	        this.spans = this.convertValues(source["spans"], text.Span);
	        this.state = this.convertValues(source["state"], CellState);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TextView {
	    id: string;
	    role: string;
	    path: string;
	    origin: string;
	    correct?: boolean;
	    option?: string;
	    minutes?: number;
	    area?: string;
	    eqf?: number;
	    file?: string;
	    cells: Record<string, CellView>;
	
	    static createFrom(source: any = {}) {
	        return new TextView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.role = source["role"];
	        this.path = source["path"];
	        this.origin = source["origin"];
	        this.correct = source["correct"];
	        this.option = source["option"];
	        this.minutes = source["minutes"];
	        this.area = source["area"];
	        this.eqf = source["eqf"];
	        this.file = source["file"];
	        this.cells = this.convertValues(source["cells"], CellView, true);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AboutView {
	    texts: TextView[];
	    authors: course.Person[];
	    partners: string[];
	    licence: string;
	    funder: string;
	    grant: string;
	
	    static createFrom(source: any = {}) {
	        return new AboutView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.texts = this.convertValues(source["texts"], TextView);
	        this.authors = this.convertValues(source["authors"], course.Person);
	        this.partners = source["partners"];
	        this.licence = source["licence"];
	        this.funder = source["funder"];
	        this.grant = source["grant"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AnalyseRequest {
	    courses: string[];
	    from: string;
	    to: string;
	    all: boolean;
	
	    static createFrom(source: any = {}) {
	        return new AnalyseRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.courses = source["courses"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.all = source["all"];
	    }
	}
	export class AnalysisBand {
	    band: string;
	    segments: number;
	    words: number;
	    characters: number;
	
	    static createFrom(source: any = {}) {
	        return new AnalysisBand(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.band = source["band"];
	        this.segments = source["segments"];
	        this.words = source["words"];
	        this.characters = source["characters"];
	    }
	}
	export class AnalysisView {
	    from: string;
	    to: string;
	    bands: AnalysisBand[];
	    total: AnalysisBand;
	    internal: AnalysisBand[];
	
	    static createFrom(source: any = {}) {
	        return new AnalysisView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.bands = this.convertValues(source["bands"], AnalysisBand);
	        this.total = this.convertValues(source["total"], AnalysisBand);
	        this.internal = this.convertValues(source["internal"], AnalysisBand);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BackupView {
	    path: string;
	    at: string;
	    bytes: number;
	
	    static createFrom(source: any = {}) {
	        return new BackupView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.at = source["at"];
	        this.bytes = source["bytes"];
	    }
	}
	export class BlockView {
	    id: string;
	    kind: string;
	    path: string;
	    only?: string[];
	    adaptation?: course.Adaptation;
	    level?: number;
	    ordered?: boolean;
	    tone?: string;
	    number?: number;
	    points?: number;
	    file?: string;
	    variants?: Record<string, string>;
	    captions?: Record<string, string>;
	    template?: boolean;
	    decorative?: boolean;
	    credit?: string;
	    licence?: string;
	    columns?: number;
	    answer?: boolean;
	    accept?: Record<string, Array<string>>;
	    value?: string;
	    tolerance?: string;
	    mode?: string;
	    by?: string;
	    minutes?: number;
	    group?: course.Group;
	    hours?: course.Hours;
	    texts: TextView[];
	
	    static createFrom(source: any = {}) {
	        return new BlockView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.path = source["path"];
	        this.only = source["only"];
	        this.adaptation = this.convertValues(source["adaptation"], course.Adaptation);
	        this.level = source["level"];
	        this.ordered = source["ordered"];
	        this.tone = source["tone"];
	        this.number = source["number"];
	        this.points = source["points"];
	        this.file = source["file"];
	        this.variants = source["variants"];
	        this.captions = source["captions"];
	        this.template = source["template"];
	        this.decorative = source["decorative"];
	        this.credit = source["credit"];
	        this.licence = source["licence"];
	        this.columns = source["columns"];
	        this.answer = source["answer"];
	        this.accept = source["accept"];
	        this.value = source["value"];
	        this.tolerance = source["tolerance"];
	        this.mode = source["mode"];
	        this.by = source["by"];
	        this.minutes = source["minutes"];
	        this.group = this.convertValues(source["group"], course.Group);
	        this.hours = this.convertValues(source["hours"], course.Hours);
	        this.texts = this.convertValues(source["texts"], TextView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Moment {
	    version?: string;
	    entry?: string;
	    before?: string;
	    time: string;
	    vector?: Record<string, number>;
	
	    static createFrom(source: any = {}) {
	        return new Moment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.entry = source["entry"];
	        this.before = source["before"];
	        this.time = source["time"];
	        this.vector = source["vector"];
	    }
	}
	export class BundleView {
	    path: string;
	    name: string;
	    download: string;
	    bytes: number;
	    events: number;
	    new: number;
	    files: number;
	    newFiles: number;
	    texts: number;
	    forks: number;
	    person: string;
	    before: Moment;
	
	    static createFrom(source: any = {}) {
	        return new BundleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.download = source["download"];
	        this.bytes = source["bytes"];
	        this.events = source["events"];
	        this.new = source["new"];
	        this.files = source["files"];
	        this.newFiles = source["newFiles"];
	        this.texts = source["texts"];
	        this.forks = source["forks"];
	        this.person = source["person"];
	        this.before = this.convertValues(source["before"], Moment);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SpanView {
	    kind: string;
	    old: string;
	    new: string;
	    move: number;
	
	    static createFrom(source: any = {}) {
	        return new SpanView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.old = source["old"];
	        this.new = source["new"];
	        this.move = source["move"];
	    }
	}
	export class CellChange {
	    lang: string;
	    trivial: boolean;
	    script: SpanView[];
	    stale: string;
	    status: string;
	    person: string;
	
	    static createFrom(source: any = {}) {
	        return new CellChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	        this.trivial = source["trivial"];
	        this.script = this.convertValues(source["script"], SpanView);
	        this.stale = source["stale"];
	        this.status = source["status"];
	        this.person = source["person"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CellRef {
	    text: string;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new CellRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.lang = source["lang"];
	    }
	}
	
	
	export class ChangeCounts {
	    texts: number;
	    trivial: number;
	    added: number;
	    removed: number;
	    moved: number;
	    fields: number;
	
	    static createFrom(source: any = {}) {
	        return new ChangeCounts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.texts = source["texts"];
	        this.trivial = source["trivial"];
	        this.added = source["added"];
	        this.removed = source["removed"];
	        this.moved = source["moved"];
	        this.fields = source["fields"];
	    }
	}
	export class PlaceView {
	    course: string;
	    module: string;
	    moduleTitle: Record<string, CellView>;
	    lesson: string;
	    lessonTitle: Record<string, CellView>;
	    block: string;
	    blockKind: string;
	    role: string;
	
	    static createFrom(source: any = {}) {
	        return new PlaceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.course = source["course"];
	        this.module = source["module"];
	        this.moduleTitle = this.convertValues(source["moduleTitle"], CellView, true);
	        this.lesson = source["lesson"];
	        this.lessonTitle = this.convertValues(source["lessonTitle"], CellView, true);
	        this.block = source["block"];
	        this.blockKind = source["blockKind"];
	        this.role = source["role"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ChangeView {
	    kind: string;
	    place: PlaceView;
	    was?: PlaceView;
	    node: string;
	    title: Record<string, CellView>;
	    text?: string;
	    field?: string;
	    old?: string;
	    new?: string;
	    cells: CellChange[];
	
	    static createFrom(source: any = {}) {
	        return new ChangeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.place = this.convertValues(source["place"], PlaceView);
	        this.was = this.convertValues(source["was"], PlaceView);
	        this.node = source["node"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.text = source["text"];
	        this.field = source["field"];
	        this.old = source["old"];
	        this.new = source["new"];
	        this.cells = this.convertValues(source["cells"], CellChange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CheckRequest {
	    job: string;
	    path: string;
	    download: string;
	
	    static createFrom(source: any = {}) {
	        return new CheckRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.path = source["path"];
	        this.download = source["download"];
	    }
	}
	export class CompareRequest {
	    job: string;
	    from: Moment;
	    to: Moment;
	    langs: string[];
	    under: string;
	
	    static createFrom(source: any = {}) {
	        return new CompareRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.from = this.convertValues(source["from"], Moment);
	        this.to = this.convertValues(source["to"], Moment);
	        this.langs = source["langs"];
	        this.under = source["under"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CompareView {
	    changes: ChangeView[];
	    counts: ChangeCounts;
	
	    static createFrom(source: any = {}) {
	        return new CompareView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.changes = this.convertValues(source["changes"], ChangeView);
	        this.counts = this.convertValues(source["counts"], ChangeCounts);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MemoryFilter {
	    states: string[];
	    organisations: string[];
	    modules: string[];
	    batches: string[];
	    since: string;
	    until: string;
	    languages: string[];
	
	    static createFrom(source: any = {}) {
	        return new MemoryFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.states = source["states"];
	        this.organisations = source["organisations"];
	        this.modules = source["modules"];
	        this.batches = source["batches"];
	        this.since = source["since"];
	        this.until = source["until"];
	        this.languages = source["languages"];
	    }
	}
	export class ConcordanceRequest {
	    text: string;
	    lang: string;
	    exact: boolean;
	    filter: MemoryFilter;
	    limit: number;
	    after: string;
	
	    static createFrom(source: any = {}) {
	        return new ConcordanceRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.lang = source["lang"];
	        this.exact = source["exact"];
	        this.filter = this.convertValues(source["filter"], MemoryFilter);
	        this.limit = source["limit"];
	        this.after = source["after"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StyleRange {
	    start: number;
	    end: number;
	    style: string;
	
	    static createFrom(source: any = {}) {
	        return new StyleRange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.start = source["start"];
	        this.end = source["end"];
	        this.style = source["style"];
	    }
	}
	export class MarkRange {
	    start: number;
	    end: number;
	
	    static createFrom(source: any = {}) {
	        return new MarkRange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.start = source["start"];
	        this.end = source["end"];
	    }
	}
	export class UnitText {
	    lang: string;
	    text: string;
	    marks: MarkRange[];
	    styles: StyleRange[];
	
	    static createFrom(source: any = {}) {
	        return new UnitText(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	        this.text = source["text"];
	        this.marks = this.convertValues(source["marks"], MarkRange);
	        this.styles = this.convertValues(source["styles"], StyleRange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnitView {
	    id: string;
	    tuid: string;
	    texts: UnitText[];
	    state: string;
	    author: string;
	    organisation: string;
	    origin: string;
	    date: string;
	    tags: string[];
	    note: string;
	    batch: string;
	    batchName: string;
	    module: string;
	    place?: PlaceView;
	
	    static createFrom(source: any = {}) {
	        return new UnitView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.tuid = source["tuid"];
	        this.texts = this.convertValues(source["texts"], UnitText);
	        this.state = source["state"];
	        this.author = source["author"];
	        this.organisation = source["organisation"];
	        this.origin = source["origin"];
	        this.date = source["date"];
	        this.tags = source["tags"];
	        this.note = source["note"];
	        this.batch = source["batch"];
	        this.batchName = source["batchName"];
	        this.module = source["module"];
	        this.place = this.convertValues(source["place"], PlaceView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ConcordanceView {
	    units: UnitView[];
	    total: number;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new ConcordanceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.units = this.convertValues(source["units"], UnitView);
	        this.total = source["total"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ConflictView {
	    place: PlaceView;
	    text: string;
	    lang: string;
	    before: string;
	    now: string;
	
	    static createFrom(source: any = {}) {
	        return new ConflictView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.place = this.convertValues(source["place"], PlaceView);
	        this.text = source["text"];
	        this.lang = source["lang"];
	        this.before = source["before"];
	        this.now = source["now"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ContactView {
	    name: string;
	    role: Record<string, CellView>;
	    email: string;
	    phone: string;
	
	    static createFrom(source: any = {}) {
	        return new ContactView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.role = this.convertValues(source["role"], CellView, true);
	        this.email = source["email"];
	        this.phone = source["phone"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SlotView {
	    id: string;
	    activity: string;
	    title: Record<string, CellView>;
	    start: string;
	    end: string;
	    place: Record<string, CellView>;
	    link: string;
	    text: Record<string, CellView>;
	
	    static createFrom(source: any = {}) {
	        return new SlotView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.activity = source["activity"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.start = source["start"];
	        this.end = source["end"];
	        this.place = this.convertValues(source["place"], CellView, true);
	        this.link = source["link"];
	        this.text = this.convertValues(source["text"], CellView, true);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditionView {
	    id: string;
	    file: string;
	    country: string;
	    group: string;
	    deadline: string;
	    title: Record<string, CellView>;
	    info: any[];
	    contacts: ContactView[];
	    sessions: SlotView[];
	
	    static createFrom(source: any = {}) {
	        return new EditionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.file = source["file"];
	        this.country = source["country"];
	        this.group = source["group"];
	        this.deadline = source["deadline"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.info = source["info"];
	        this.contacts = this.convertValues(source["contacts"], ContactView);
	        this.sessions = this.convertValues(source["sessions"], SlotView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LedgerLineView {
	    kind: string;
	    count: number;
	    all: number;
	    counted: number;
	    declared?: number;
	
	    static createFrom(source: any = {}) {
	        return new LedgerLineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.count = source["count"];
	        this.all = source["all"];
	        this.counted = source["counted"];
	        this.declared = source["declared"];
	    }
	}
	export class LedgerView {
	    lang: string;
	    unit: number;
	    lines: LedgerLineView[];
	    all: number;
	    counted: number;
	    certificate: number;
	
	    static createFrom(source: any = {}) {
	        return new LedgerView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	        this.unit = source["unit"];
	        this.lines = this.convertValues(source["lines"], LedgerLineView);
	        this.all = source["all"];
	        this.counted = source["counted"];
	        this.certificate = source["certificate"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LessonItem {
	    id: string;
	    number: number;
	    title: Record<string, CellView>;
	    questions: number;
	    problems: number;
	
	    static createFrom(source: any = {}) {
	        return new LessonItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.questions = source["questions"];
	        this.problems = source["problems"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ModuleItem {
	    id: string;
	    title: Record<string, CellView>;
	    lessons: LessonItem[];
	    questions: number;
	    points: number;
	    passMark: number;
	    problems: number;
	    attempts?: course.Attempts;
	
	    static createFrom(source: any = {}) {
	        return new ModuleItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.lessons = this.convertValues(source["lessons"], LessonItem);
	        this.questions = source["questions"];
	        this.points = source["points"];
	        this.passMark = source["passMark"];
	        this.problems = source["problems"];
	        this.attempts = this.convertValues(source["attempts"], course.Attempts);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CourseView {
	    file: string;
	    sample: boolean;
	    id: string;
	    title: Record<string, CellView>;
	    languages: string[];
	    modules: ModuleItem[];
	    usable: boolean;
	    ledgers: LedgerView[];
	    about: AboutView;
	    editions: EditionView[];
	    writable: boolean;
	
	    static createFrom(source: any = {}) {
	        return new CourseView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.sample = source["sample"];
	        this.id = source["id"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.languages = source["languages"];
	        this.modules = this.convertValues(source["modules"], ModuleItem);
	        this.usable = source["usable"];
	        this.ledgers = this.convertValues(source["ledgers"], LedgerView);
	        this.about = this.convertValues(source["about"], AboutView);
	        this.editions = this.convertValues(source["editions"], EditionView);
	        this.writable = source["writable"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CreateRequest {
	    path: string;
	    name: string;
	    person: string;
	    samples: boolean;
	
	    static createFrom(source: any = {}) {
	        return new CreateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.person = source["person"];
	        this.samples = source["samples"];
	    }
	}
	export class LangProgress {
	    lang: string;
	    cells: number;
	    words: number;
	    empty: number;
	    draft: number;
	    translated: number;
	    reviewed: number;
	    approved: number;
	    stale: number;
	    forks: number;
	
	    static createFrom(source: any = {}) {
	        return new LangProgress(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	        this.cells = source["cells"];
	        this.words = source["words"];
	        this.empty = source["empty"];
	        this.draft = source["draft"];
	        this.translated = source["translated"];
	        this.reviewed = source["reviewed"];
	        this.approved = source["approved"];
	        this.stale = source["stale"];
	        this.forks = source["forks"];
	    }
	}
	export class DeskItem {
	    id: string;
	    kind: string;
	    title: Record<string, CellView>;
	    languages: string[];
	    modules: number;
	    progress: LangProgress[];
	
	    static createFrom(source: any = {}) {
	        return new DeskItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.languages = source["languages"];
	        this.modules = source["modules"];
	        this.progress = this.convertValues(source["progress"], LangProgress);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Problem {
	    code: string;
	    severity: string;
	    file: string;
	    path: string;
	    line: number;
	    column: number;
	    module: string;
	    lesson: string;
	    block: string;
	    edition: string;
	    texts: Record<string, fault.Sentences>;
	
	    static createFrom(source: any = {}) {
	        return new Problem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.file = source["file"];
	        this.path = source["path"];
	        this.line = source["line"];
	        this.column = source["column"];
	        this.module = source["module"];
	        this.lesson = source["lesson"];
	        this.block = source["block"];
	        this.edition = source["edition"];
	        this.texts = this.convertValues(source["texts"], fault.Sentences, true);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DeskView {
	    open: boolean;
	    file: string;
	    name: string;
	    person: string;
	    role: string;
	    langs: string[];
	    writable: boolean;
	    courses: DeskItem[];
	    forks: number;
	    undo: string;
	    undoes: string[];
	    redo: string;
	    folder: string;
	    notices: Problem[];
	    moved?: string;
	    backup: string;
	    missing: number;
	    waiting: number;
	    refused: number;
	
	    static createFrom(source: any = {}) {
	        return new DeskView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.open = source["open"];
	        this.file = source["file"];
	        this.name = source["name"];
	        this.person = source["person"];
	        this.role = source["role"];
	        this.langs = source["langs"];
	        this.writable = source["writable"];
	        this.courses = this.convertValues(source["courses"], DeskItem);
	        this.forks = source["forks"];
	        this.undo = source["undo"];
	        this.undoes = source["undoes"];
	        this.redo = source["redo"];
	        this.folder = source["folder"];
	        this.notices = this.convertValues(source["notices"], Problem);
	        this.moved = source["moved"];
	        this.backup = source["backup"];
	        this.missing = source["missing"];
	        this.waiting = source["waiting"];
	        this.refused = source["refused"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class ExchangeView {
	    folder: string;
	    sent: number;
	    received: BundleView;
	    problems: Problem[];
	
	    static createFrom(source: any = {}) {
	        return new ExchangeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.folder = source["folder"];
	        this.sent = source["sent"];
	        this.received = this.convertValues(source["received"], BundleView);
	        this.problems = this.convertValues(source["problems"], Problem);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ExportMemoryRequest {
	    job: string;
	    path: string;
	    format: string;
	    utf16: boolean;
	    languages: string[];
	    filter: MemoryFilter;
	
	    static createFrom(source: any = {}) {
	        return new ExportMemoryRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.path = source["path"];
	        this.format = source["format"];
	        this.utf16 = source["utf16"];
	        this.languages = source["languages"];
	        this.filter = this.convertValues(source["filter"], MemoryFilter);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ExportMemoryResult {
	    path: string;
	    name: string;
	    units: number;
	    bytes: number;
	    download: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportMemoryResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.units = source["units"];
	        this.bytes = source["bytes"];
	        this.download = source["download"];
	    }
	}
	export class ExportRequest {
	    job: string;
	    format: string;
	    lang: string;
	    langs?: string[];
	    scos?: string;
	    path: string;
	    status?: string;
	    completion?: string;
	    passMark?: number;
	    colour?: string;
	    organisation?: string;
	    logo?: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.format = source["format"];
	        this.lang = source["lang"];
	        this.langs = source["langs"];
	        this.scos = source["scos"];
	        this.path = source["path"];
	        this.status = source["status"];
	        this.completion = source["completion"];
	        this.passMark = source["passMark"];
	        this.colour = source["colour"];
	        this.organisation = source["organisation"];
	        this.logo = source["logo"];
	    }
	}
	export class ExportResult {
	    path: string;
	    name: string;
	    bytes: number;
	    sha256: string;
	    files: number;
	    pages: number;
	    questions: number;
	    points: number;
	    download: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.bytes = source["bytes"];
	        this.sha256 = source["sha256"];
	        this.files = source["files"];
	        this.pages = source["pages"];
	        this.questions = source["questions"];
	        this.points = source["points"];
	        this.download = source["download"];
	    }
	}
	export class MindView {
	    family: string;
	    texts: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new MindView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.family = source["family"];
	        this.texts = source["texts"];
	    }
	}
	export class FindingView {
	    code: string;
	    severity: string;
	    file: string;
	    line: number;
	    column: number;
	    texts: Record<string, fault.Sentences>;
	    minds: MindView[];
	
	    static createFrom(source: any = {}) {
	        return new FindingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.file = source["file"];
	        this.line = source["line"];
	        this.column = source["column"];
	        this.texts = this.convertValues(source["texts"], fault.Sentences, true);
	        this.minds = this.convertValues(source["minds"], MindView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ForkHeadView {
	    rev: string;
	    text: string;
	    person: string;
	    at: string;
	    script: SpanView[];
	
	    static createFrom(source: any = {}) {
	        return new ForkHeadView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rev = source["rev"];
	        this.text = source["text"];
	        this.person = source["person"];
	        this.at = source["at"];
	        this.script = this.convertValues(source["script"], SpanView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ForkView {
	    text: string;
	    lang: string;
	    place: PlaceView;
	    base: string;
	    heads: ForkHeadView[];
	    revs: string[];
	
	    static createFrom(source: any = {}) {
	        return new ForkView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.lang = source["lang"];
	        this.place = this.convertValues(source["place"], PlaceView);
	        this.base = source["base"];
	        this.heads = this.convertValues(source["heads"], ForkHeadView);
	        this.revs = source["revs"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ImportMemoryRequest {
	    path: string;
	    name: string;
	    organisation: string;
	    state: string;
	    lenient: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ImportMemoryRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.organisation = source["organisation"];
	        this.state = source["state"];
	        this.lenient = source["lenient"];
	    }
	}
	export class ProblemCount {
	    code: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new ProblemCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.count = source["count"];
	    }
	}
	export class ImportMemoryResult {
	    units: number;
	    known: boolean;
	    leftOut: number;
	    variants: number;
	    problems: Problem[];
	    counts: ProblemCount[];
	
	    static createFrom(source: any = {}) {
	        return new ImportMemoryResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.units = source["units"];
	        this.known = source["known"];
	        this.leftOut = source["leftOut"];
	        this.variants = source["variants"];
	        this.problems = this.convertValues(source["problems"], Problem);
	        this.counts = this.convertValues(source["counts"], ProblemCount);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InviteRequest {
	    job: string;
	    person: string;
	    role: string;
	    langs: string[];
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new InviteRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.person = source["person"];
	        this.role = source["role"];
	        this.langs = source["langs"];
	        this.path = source["path"];
	    }
	}
	export class LinkRef {
	    index: number;
	    source: string;
	    target: string;
	
	    static createFrom(source: any = {}) {
	        return new LinkRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.index = source["index"];
	        this.source = source["source"];
	        this.target = source["target"];
	    }
	}
	export class JoinLinksRequest {
	    text: string;
	    from: string;
	    to: string;
	    link: LinkRef;
	    with: LinkRef;
	
	    static createFrom(source: any = {}) {
	        return new JoinLinksRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.link = this.convertValues(source["link"], LinkRef);
	        this.with = this.convertValues(source["with"], LinkRef);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JoinRequest {
	    job: string;
	    invitation: string;
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new JoinRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.invitation = source["invitation"];
	        this.path = source["path"];
	    }
	}
	
	
	
	
	export class PoolView {
	    draw?: number;
	    shuffleQuestions?: boolean;
	    shuffleOptions?: boolean;
	    questions: number;
	
	    static createFrom(source: any = {}) {
	        return new PoolView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.draw = source["draw"];
	        this.shuffleQuestions = source["shuffleQuestions"];
	        this.shuffleOptions = source["shuffleOptions"];
	        this.questions = source["questions"];
	    }
	}
	export class LessonView {
	    id: string;
	    number: number;
	    path: string;
	    title: TextView;
	    pool?: PoolView;
	    blocks: BlockView[];
	
	    static createFrom(source: any = {}) {
	        return new LessonView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.path = source["path"];
	        this.title = this.convertValues(source["title"], TextView);
	        this.pool = this.convertValues(source["pool"], PoolView);
	        this.blocks = this.convertValues(source["blocks"], BlockView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LinkRequest {
	    text: string;
	    from: string;
	    to: string;
	    link: LinkRef;
	
	    static createFrom(source: any = {}) {
	        return new LinkRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.link = this.convertValues(source["link"], LinkRef);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LinksRequest {
	    text: string;
	    from: string;
	    to: string;
	    links: LinkRef[];
	
	    static createFrom(source: any = {}) {
	        return new LinksRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.links = this.convertValues(source["links"], LinkRef);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LookupRequest {
	    text: string;
	    from: string;
	    to: string;
	    k: number;
	    threshold: number;
	    before: string;
	    after: string;
	    textId: string;
	    filter: MemoryFilter;
	
	    static createFrom(source: any = {}) {
	        return new LookupRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.k = source["k"];
	        this.threshold = source["threshold"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.textId = source["textId"];
	        this.filter = this.convertValues(source["filter"], MemoryFilter);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MakeBundleRequest {
	    job: string;
	    path: string;
	    for: string;
	
	    static createFrom(source: any = {}) {
	        return new MakeBundleRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.path = source["path"];
	        this.for = source["for"];
	    }
	}
	
	export class MatchPiece {
	    text: string;
	    kind: string;
	    was: string;
	
	    static createFrom(source: any = {}) {
	        return new MatchPiece(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.kind = source["kind"];
	        this.was = source["was"];
	    }
	}
	export class MatchStyles {
	    source: StyleRange[];
	    query: StyleRange[];
	    target: StyleRange[];
	
	    static createFrom(source: any = {}) {
	        return new MatchStyles(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = this.convertValues(source["source"], StyleRange);
	        this.query = this.convertValues(source["query"], StyleRange);
	        this.target = this.convertValues(source["target"], StyleRange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PenaltyView {
	    reason: string;
	    points: number;
	
	    static createFrom(source: any = {}) {
	        return new PenaltyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reason = source["reason"];
	        this.points = source["points"];
	    }
	}
	export class MatchView {
	    unit: UnitView;
	    score: number;
	    raw: number;
	    class: string;
	    source: MatchPiece[];
	    query: MatchPiece[];
	    target: MatchPiece[];
	    unchanged: string;
	    styles: MatchStyles;
	    penalties: PenaltyView[];
	    via: string;
	
	    static createFrom(source: any = {}) {
	        return new MatchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = this.convertValues(source["unit"], UnitView);
	        this.score = source["score"];
	        this.raw = source["raw"];
	        this.class = source["class"];
	        this.source = this.convertValues(source["source"], MatchPiece);
	        this.query = this.convertValues(source["query"], MatchPiece);
	        this.target = this.convertValues(source["target"], MatchPiece);
	        this.unchanged = source["unchanged"];
	        this.styles = this.convertValues(source["styles"], MatchStyles);
	        this.penalties = this.convertValues(source["penalties"], PenaltyView);
	        this.via = source["via"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MemberView {
	    id: string;
	    person: string;
	    role: string;
	    langs: string[];
	    me: boolean;
	    revoked: boolean;
	    last: string;
	
	    static createFrom(source: any = {}) {
	        return new MemberView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.person = source["person"];
	        this.role = source["role"];
	        this.langs = source["langs"];
	        this.me = source["me"];
	        this.revoked = source["revoked"];
	        this.last = source["last"];
	    }
	}
	export class MemoryBatch {
	    hash: string;
	    name: string;
	    organisation: string;
	    state: string;
	    units: number;
	    by: string;
	    at: string;
	    missing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MemoryBatch(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.hash = source["hash"];
	        this.name = source["name"];
	        this.organisation = source["organisation"];
	        this.state = source["state"];
	        this.units = source["units"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.missing = source["missing"];
	    }
	}
	export class MemoryCount {
	    lang: string;
	    units: number;
	
	    static createFrom(source: any = {}) {
	        return new MemoryCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	        this.units = source["units"];
	    }
	}
	
	export class MemoryPair {
	    from: string;
	    to: string;
	    units: number;
	
	    static createFrom(source: any = {}) {
	        return new MemoryPair(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.units = source["units"];
	    }
	}
	export class MemorySettings {
	    aligned: number;
	    draft: number;
	    machine: number;
	    imported: number;
	    organisation: number;
	    old: number;
	    oldYears: number;
	    pivot: number;
	
	    static createFrom(source: any = {}) {
	        return new MemorySettings(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.aligned = source["aligned"];
	        this.draft = source["draft"];
	        this.machine = source["machine"];
	        this.imported = source["imported"];
	        this.organisation = source["organisation"];
	        this.old = source["old"];
	        this.oldYears = source["oldYears"];
	        this.pivot = source["pivot"];
	    }
	}
	export class MemoryState {
	    state: string;
	    units: number;
	
	    static createFrom(source: any = {}) {
	        return new MemoryState(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.units = source["units"];
	    }
	}
	export class MemoryView {
	    ready: boolean;
	    units: number;
	    own: number;
	    bytes: number;
	    languages: MemoryCount[];
	    pairs: MemoryPair[];
	    states: MemoryState[];
	    batches: MemoryBatch[];
	    settings: MemorySettings;
	
	    static createFrom(source: any = {}) {
	        return new MemoryView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ready = source["ready"];
	        this.units = source["units"];
	        this.own = source["own"];
	        this.bytes = source["bytes"];
	        this.languages = this.convertValues(source["languages"], MemoryCount);
	        this.pairs = this.convertValues(source["pairs"], MemoryPair);
	        this.states = this.convertValues(source["states"], MemoryState);
	        this.batches = this.convertValues(source["batches"], MemoryBatch);
	        this.settings = this.convertValues(source["settings"], MemorySettings);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MentionView {
	    event: string;
	    file: string;
	    place: PlaceView;
	    lang: string;
	    text: string;
	    person: string;
	    at: string;
	    now: boolean;
	    erasable: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MentionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.event = source["event"];
	        this.file = source["file"];
	        this.place = this.convertValues(source["place"], PlaceView);
	        this.lang = source["lang"];
	        this.text = source["text"];
	        this.person = source["person"];
	        this.at = source["at"];
	        this.now = source["now"];
	        this.erasable = source["erasable"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class ModuleView {
	    id: string;
	    title: TextView;
	    description?: TextView;
	    about: AboutView;
	    hours?: course.Hours;
	    lessons: LessonView[];
	
	    static createFrom(source: any = {}) {
	        return new ModuleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = this.convertValues(source["title"], TextView);
	        this.description = this.convertValues(source["description"], TextView);
	        this.about = this.convertValues(source["about"], AboutView);
	        this.hours = this.convertValues(source["hours"], course.Hours);
	        this.lessons = this.convertValues(source["lessons"], LessonView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class MoveSentenceRequest {
	    text: string;
	    from: string;
	    to: string;
	    link: LinkRef;
	    with: LinkRef;
	    target: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MoveSentenceRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.link = this.convertValues(source["link"], LinkRef);
	        this.with = this.convertValues(source["with"], LinkRef);
	        this.target = source["target"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackageView {
	    name: string;
	    bytes: number;
	    version: string;
	    title: string;
	    objects: number;
	    run: number;
	    browser: string;
	    seconds: number;
	    errors: number;
	    warnings: number;
	    notes: number;
	    families: string[];
	    findings: FindingView[];
	
	    static createFrom(source: any = {}) {
	        return new PackageView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.bytes = source["bytes"];
	        this.version = source["version"];
	        this.title = source["title"];
	        this.objects = source["objects"];
	        this.run = source["run"];
	        this.browser = source["browser"];
	        this.seconds = source["seconds"];
	        this.errors = source["errors"];
	        this.warnings = source["warnings"];
	        this.notes = source["notes"];
	        this.families = source["families"];
	        this.findings = this.convertValues(source["findings"], FindingView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class PretranslateRequest {
	    courses: string[];
	    from: string;
	    to: string;
	    threshold: number;
	    count: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PretranslateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.courses = source["courses"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.threshold = source["threshold"];
	        this.count = source["count"];
	    }
	}
	export class PreviewRequest {
	    job: string;
	    format: string;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.format = source["format"];
	        this.lang = source["lang"];
	    }
	}
	export class PreviewResult {
	    url: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.url = source["url"];
	    }
	}
	
	
	export class QuarrelView {
	    kind: string;
	    lang: string;
	    other: string;
	    units: UnitView[];
	
	    static createFrom(source: any = {}) {
	        return new QuarrelView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.lang = source["lang"];
	        this.other = source["other"];
	        this.units = this.convertValues(source["units"], UnitView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class QuarrelsView {
	    groups: QuarrelView[];
	    total: number;
	
	    static createFrom(source: any = {}) {
	        return new QuarrelsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.groups = this.convertValues(source["groups"], QuarrelView);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecentView {
	    file: string;
	    name: string;
	    opened: string;
	    there: boolean;
	
	    static createFrom(source: any = {}) {
	        return new RecentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.file = source["file"];
	        this.name = source["name"];
	        this.opened = source["opened"];
	        this.there = source["there"];
	    }
	}
	export class SegmentSide {
	    first: number;
	    count: number;
	    text: string;
	    start: number;
	    end: number;
	
	    static createFrom(source: any = {}) {
	        return new SegmentSide(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.first = source["first"];
	        this.count = source["count"];
	        this.text = source["text"];
	        this.start = source["start"];
	        this.end = source["end"];
	    }
	}
	export class RelinkRequest {
	    text: string;
	    from: string;
	    to: string;
	    source: SegmentSide;
	    target: SegmentSide;
	
	    static createFrom(source: any = {}) {
	        return new RelinkRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.source = this.convertValues(source["source"], SegmentSide);
	        this.target = this.convertValues(source["target"], SegmentSide);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RestoreRequest {
	    from: Moment;
	    text: string;
	    lang: string;
	    node: string;
	
	    static createFrom(source: any = {}) {
	        return new RestoreRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = this.convertValues(source["from"], Moment);
	        this.text = source["text"];
	        this.lang = source["lang"];
	        this.node = source["node"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RestoreResult {
	    texts: number;
	    parts: number;
	
	    static createFrom(source: any = {}) {
	        return new RestoreResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.texts = source["texts"];
	        this.parts = source["parts"];
	    }
	}
	export class RevView {
	    rev: string;
	    text: string;
	    known: boolean;
	    person: string;
	    at: string;
	    script: SpanView[];
	    head: boolean;
	
	    static createFrom(source: any = {}) {
	        return new RevView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rev = source["rev"];
	        this.text = source["text"];
	        this.known = source["known"];
	        this.person = source["person"];
	        this.at = source["at"];
	        this.script = this.convertValues(source["script"], SpanView);
	        this.head = source["head"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SampleView {
	    name: string;
	    title: Record<string, CellView>;
	    languages: string[];
	
	    static createFrom(source: any = {}) {
	        return new SampleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.title = this.convertValues(source["title"], CellView, true);
	        this.languages = source["languages"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SegmentWas {
	    source: string;
	    target: string;
	    by: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new SegmentWas(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = source["source"];
	        this.target = source["target"];
	        this.by = source["by"];
	        this.at = source["at"];
	    }
	}
	export class SegmentLink {
	    source: SegmentSide;
	    target: SegmentSide;
	    confidence: number;
	    confirmed: boolean;
	    by: string;
	    at: string;
	    was?: SegmentWas;
	
	    static createFrom(source: any = {}) {
	        return new SegmentLink(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = this.convertValues(source["source"], SegmentSide);
	        this.target = this.convertValues(source["target"], SegmentSide);
	        this.confidence = source["confidence"];
	        this.confirmed = source["confirmed"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.was = this.convertValues(source["was"], SegmentWas);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class SegmentsRef {
	    text: string;
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new SegmentsRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class SegmentsView {
	    text: string;
	    from: string;
	    to: string;
	    links: SegmentLink[];
	
	    static createFrom(source: any = {}) {
	        return new SegmentsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.links = this.convertValues(source["links"], SegmentLink);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SetTextRequest {
	    text: string;
	    lang: string;
	    value: string;
	    base: string[];
	    gesture: string;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new SetTextRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.lang = source["lang"];
	        this.value = source["value"];
	        this.base = source["base"];
	        this.gesture = source["gesture"];
	        this.from = source["from"];
	    }
	}
	export class SetTextResult {
	    cell: CellView;
	    gesture: string;
	    base: string[];
	
	    static createFrom(source: any = {}) {
	        return new SetTextResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cell = this.convertValues(source["cell"], CellView);
	        this.gesture = source["gesture"];
	        this.base = source["base"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class SourceChangeView {
	    from: string;
	    script: SpanView[];
	    known: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SourceChangeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.script = this.convertValues(source["script"], SpanView);
	        this.known = source["known"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class SplitLinkRequest {
	    text: string;
	    from: string;
	    to: string;
	    link: LinkRef;
	    source: number;
	    target: number;
	
	    static createFrom(source: any = {}) {
	        return new SplitLinkRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.link = this.convertValues(source["link"], LinkRef);
	        this.source = source["source"];
	        this.target = source["target"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StatusRequest {
	    cells: CellRef[];
	    status: string;
	
	    static createFrom(source: any = {}) {
	        return new StatusRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cells = this.convertValues(source["cells"], CellRef);
	        this.status = source["status"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class TimelineEntry {
	    id: string;
	    kind: string;
	    person: string;
	    from: string;
	    to: string;
	    texts: number;
	    parts: number;
	    count: number;
	    langs: string[];
	    places: PlaceView[];
	    name: string;
	    arrived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TimelineEntry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.person = source["person"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.texts = source["texts"];
	        this.parts = source["parts"];
	        this.count = source["count"];
	        this.langs = source["langs"];
	        this.places = this.convertValues(source["places"], PlaceView);
	        this.name = source["name"];
	        this.arrived = source["arrived"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TimelineRequest {
	    under: string;
	    cursor: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new TimelineRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.under = source["under"];
	        this.cursor = source["cursor"];
	        this.limit = source["limit"];
	    }
	}
	export class TimelineView {
	    entries: TimelineEntry[];
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new TimelineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entries = this.convertValues(source["entries"], TimelineEntry);
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UndoResult {
	    done: boolean;
	    kind: string;
	    module: string;
	    lesson: string;
	    text: string;
	    conflicts: ConflictView[];
	
	    static createFrom(source: any = {}) {
	        return new UndoResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.done = source["done"];
	        this.kind = source["kind"];
	        this.module = source["module"];
	        this.lesson = source["lesson"];
	        this.text = source["text"];
	        this.conflicts = this.convertValues(source["conflicts"], ConflictView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class VerifyView {
	    sound: boolean;
	    events: number;
	    erased: number;
	    media: number;
	    missing: number;
	    same: boolean;
	    problems: Problem[];
	
	    static createFrom(source: any = {}) {
	        return new VerifyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sound = source["sound"];
	        this.events = source["events"];
	        this.erased = source["erased"];
	        this.media = source["media"];
	        this.missing = source["missing"];
	        this.same = source["same"];
	        this.problems = this.convertValues(source["problems"], Problem);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class VersionView {
	    id: string;
	    name: string;
	    note: string;
	    person: string;
	    at: string;
	    complete: boolean;
	
	    static createFrom(source: any = {}) {
	        return new VersionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.note = source["note"];
	        this.person = source["person"];
	        this.at = source["at"];
	        this.complete = source["complete"];
	    }
	}

}

export namespace fault {
	
	export class Sentences {
	    message: string;
	    remedy: string;
	    found: string;
	    expected: string;
	
	    static createFrom(source: any = {}) {
	        return new Sentences(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.message = source["message"];
	        this.remedy = source["remedy"];
	        this.found = source["found"];
	        this.expected = source["expected"];
	    }
	}

}

export namespace text {
	
	export class Span {
	    kind: string;
	    text?: string;
	    href?: string;
	    spans?: Span[];
	
	    static createFrom(source: any = {}) {
	        return new Span(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.text = source["text"];
	        this.href = source["href"];
	        this.spans = this.convertValues(source["spans"], Span);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

