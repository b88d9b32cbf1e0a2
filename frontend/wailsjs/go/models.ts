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
	
	export class CellView {
	    raw: string;
	    plain: string;
	    spans: text.Span[];
	
	    static createFrom(source: any = {}) {
	        return new CellView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.raw = source["raw"];
	        this.plain = source["plain"];
	        this.spans = this.convertValues(source["spans"], text.Span);
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

