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
	export class BlockView {
	    id: string;
	    kind: string;
	    path: string;
	    level?: number;
	    ordered?: boolean;
	    tone?: string;
	    number?: number;
	    points?: number;
	    file?: string;
	    decorative?: boolean;
	    credit?: string;
	    licence?: string;
	    texts: TextView[];
	
	    static createFrom(source: any = {}) {
	        return new BlockView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.path = source["path"];
	        this.level = source["level"];
	        this.ordered = source["ordered"];
	        this.tone = source["tone"];
	        this.number = source["number"];
	        this.points = source["points"];
	        this.file = source["file"];
	        this.decorative = source["decorative"];
	        this.credit = source["credit"];
	        this.licence = source["licence"];
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
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.format = source["format"];
	        this.lang = source["lang"];
	        this.path = source["path"];
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
	
	export class LessonView {
	    id: string;
	    number: number;
	    path: string;
	    title: TextView;
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
	    lessons: LessonView[];
	
	    static createFrom(source: any = {}) {
	        return new ModuleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = this.convertValues(source["title"], TextView);
	        this.description = this.convertValues(source["description"], TextView);
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

