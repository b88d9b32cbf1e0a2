package preflight

// A Family is a kind of LMS.
type Family string

// The families. Any stands for every LMS, or every one on such a server or browser.
const (
	Any            Family = "any"
	Moodle         Family = "moodle"
	ILIAS          Family = "ilias"
	Canvas         Family = "canvas"
	Cornerstone    Family = "cornerstone"
	SuccessFactors Family = "successfactors"
	Blackboard     Family = "blackboard"
	OpenEdX        Family = "openedx"
)

// Families returns the kinds of LMS by name, which Any is not.
func Families() []Family {
	return []Family{Moodle, ILIAS, Canvas, Cornerstone, SuccessFactors, Blackboard, OpenEdX}
}

// A rule says how grave a code is and who minds.
type rule struct {
	severity Severity
	minds    []Mind
}

// only12 are minds that concern SCORM 1.2 alone.
func only12() map[string]bool { return map[string]bool{"moodle-limit": true} }

// mindsIn returns those who mind in a package of a version.
func (r rule) mindsIn(v Version) []Mind {
	minds := []Mind{}
	for _, m := range r.minds {
		if v == "" || v.old() || !only12()[m.Key] {
			minds = append(minds, m)
		}
	}
	return minds
}

func minds(keys ...Mind) []Mind { return keys }

// Sentences of families that stand with several codes. Each holds what the system's documentation
// or source says; where it is not obvious, the source is named.
var ( //nolint:gochecknoglobals // constants of a type Go has no constants of
	anyRefuses   = Mind{Any, "any-refuses"}
	anyLinux     = Mind{Any, "any-linux"}
	anyWindows   = Mind{Any, "any-windows"}
	anyUnzip     = Mind{Any, "any-unzip"}
	anyStrict    = Mind{Any, "any-strict"}
	anyLost      = Mind{Any, "any-lost"}
	anyOffline   = Mind{Any, "any-offline"}
	anyChrome    = Mind{Any, "any-chrome"}
	anyScanner   = Mind{Any, "any-scanner"}
	anyUntracked = Mind{Any, "any-untracked"}

	moodleRoot   = Mind{Moodle, "moodle-root"}   // mod/scorm/locallib.php, scorm_validate_package
	moodleZip    = Mind{Moodle, "moodle-zip"}    // the same
	moodleAs12   = Mind{Moodle, "moodle-as-12"}  // measured, DESIGN section 7
	moodleLimit  = Mind{Moodle, "moodle-limit"}  // setting scormstandard
	moodleValues = Mind{Moodle, "moodle-values"} // mod/scorm/datamodels/*.js
	moodleSize   = Mind{Moodle, "moodle-size"}

	iliasSec = Mind{ILIAS, "ilias-sec"} // since ILIAS 5.2: universities' notices of February 2019

	canvasFrame = Mind{Canvas, "canvas-frame"} // LTI launches are frames of the tool: canvas.instructure.com, course 913512
	canvasAlert = Mind{Canvas, "canvas-alert"} // Chrome since version 92

	cornerstoneSize = Mind{Cornerstone, "cornerstone-size"} // help.csod.com, Course Publisher
	cornerstone2004 = Mind{Cornerstone, "cornerstone-2004"} // the same
	cornerstoneWarn = Mind{Cornerstone, "cornerstone-warn"} // help.cognota.com

	successFactorsJava   = Mind{SuccessFactors, "successfactors-java"}
	successFactorsIDs    = Mind{SuccessFactors, "successfactors-ids"}    // SAP note 2316909
	successFactorsDomain = Mind{SuccessFactors, "successfactors-domain"} // Implementing Cross-Domain Content Delivery

	blackboardRoot   = Mind{Blackboard, "blackboard-root"} // Blackboard article 000073491
	blackboardJava   = Mind{Blackboard, "blackboard-java"}
	blackboardEngine = Mind{Blackboard, "blackboard-engine"} // help.blackboard.com, Add content packages

	openEdXMissing = Mind{OpenEdX, "openedx-missing"} // openedx-scorm-xblock, extract_package
)

// rules is the table of all codes.
func rules() map[string]rule {
	return map[string]rule{
		"archive.not-zip":     {Error, minds(anyRefuses, moodleZip)},
		"archive.too-large":   {Error, minds(anyRefuses)},
		"archive.too-many":    {Error, minds(anyRefuses)},
		"archive.bomb":        {Error, minds(anyScanner)},
		"archive.encrypted":   {Error, minds(anyRefuses)},
		"archive.damaged":     {Error, minds(anyRefuses)},
		"archive.method":      {Error, minds(anyUnzip)},
		"archive.descriptor":  {Error, minds(blackboardJava, successFactorsJava)},
		"archive.symlink":     {Error, minds(anyScanner)},
		"archive.backslash":   {Error, minds(anyLinux)},
		"archive.absolute":    {Error, minds(anyScanner)},
		"archive.traversal":   {Error, minds(anyScanner)},
		"archive.code-page":   {Error, minds(anyUnzip)},
		"archive.utf8-flag":   {Warning, minds(anyUnzip)},
		"archive.duplicate":   {Error, minds(anyUnzip)},
		"archive.case-clash":  {Error, minds(anyWindows)},
		"archive.banned":      {Error, minds(anyScanner, iliasSec)},
		"archive.nested":      {Warning, nil},
		"archive.name-unsafe": {Warning, minds(anyUnzip)},
		"archive.name-long":   {Warning, minds(anyWindows)},
		"archive.deep":        {Warning, minds(anyWindows)},
		"archive.size":        {Warning, minds(moodleSize, cornerstoneSize)},

		"manifest.missing":     {Error, minds(anyRefuses, openEdXMissing)},
		"manifest.subfolder":   {Error, minds(moodleRoot, blackboardRoot)},
		"manifest.case":        {Error, minds(anyLinux, openEdXMissing)},
		"manifest.malformed":   {Error, minds(anyRefuses)},
		"manifest.doctype":     {Error, minds(anyScanner)},
		"manifest.limit":       {Error, minds(anyRefuses)},
		"manifest.root":        {Error, minds(anyRefuses)},
		"manifest.namespace":   {Error, minds(blackboardEngine)},
		"manifest.id-dangling": {Error, minds(blackboardEngine)},

		"manifest.version-missing":  {Warning, minds(moodleAs12)},
		"manifest.version-unknown":  {Error, minds(moodleAs12)},
		"manifest.version-mismatch": {Error, minds(moodleAs12)},
		"manifest.version-fourth":   {Warning, minds(cornerstone2004)},
		"manifest.schemas-absent":   {Info, nil},
		"manifest.schemas-missing":  {Warning, nil},

		"manifest.element-unknown":    {Warning, minds(cornerstoneWarn)},
		"manifest.element-unexpected": {Error, minds(blackboardEngine, cornerstoneWarn)},
		"manifest.element-missing":    {Error, minds(blackboardEngine, cornerstoneWarn)},
		"manifest.attribute-unknown":  {Error, minds(blackboardEngine, cornerstoneWarn)},
		"manifest.attribute-missing":  {Error, minds(blackboardEngine, cornerstoneWarn)},
		"manifest.value":              {Error, minds(blackboardEngine, cornerstoneWarn)},
		"manifest.text":               {Error, minds(blackboardEngine)},

		"manifest.id-duplicate":      {Error, minds(successFactorsIDs)},
		"manifest.ref-dangling":      {Error, minds(successFactorsIDs, blackboardEngine)},
		"manifest.dependency":        {Error, minds(blackboardEngine)},
		"manifest.href-missing":      {Error, minds(anyUntracked)},
		"manifest.href-external":     {Error, minds(successFactorsDomain)},
		"manifest.href-backslash":    {Error, minds(anyLinux)},
		"manifest.file-missing":      {Error, nil},
		"manifest.file-case":         {Error, minds(anyLinux)},
		"manifest.file-unlisted":     {Warning, nil},
		"manifest.scormtype":         {Error, minds(anyUntracked)},
		"manifest.scormtype-missing": {Warning, minds(anyUntracked)},
		"manifest.type":              {Warning, nil},
		"manifest.no-organization":   {Error, minds(anyRefuses)},
		"manifest.no-item":           {Error, minds(anyRefuses)},
		"manifest.no-sco":            {Warning, minds(anyUntracked)},
		"manifest.title-empty":       {Error, nil},
		"manifest.mastery":           {Error, nil},

		"content.external-script": {Error, minds(anyOffline)},
		"content.external-style":  {Warning, minds(anyOffline)},
		"content.external-frame":  {Warning, minds(anyOffline)},
		"content.external-media":  {Warning, minds(anyOffline)},
		"content.file-missing":    {Warning, nil},
		"content.file-case":       {Error, minds(anyLinux)},
		"content.unload":          {Warning, minds(anyChrome)},
		"content.too-large":       {Info, nil},

		"run.off":            {Info, nil},
		"run.no-browser":     {Info, nil},
		"run.browser-failed": {Info, nil},
		"run.sco-limit":      {Info, nil},
		"run.interrupted":    {Info, nil},
		"run.not-finished":   {Info, nil},
		"run.finish-unknown": {Info, nil},
		"run.hung":           {Error, nil},

		"run.no-initialize":       {Error, minds(anyUntracked)},
		"run.no-initialize-again": {Error, minds(anyUntracked)},
		"run.shallow-search":      {Error, minds(anyUntracked)},
		"run.top-access":          {Error, minds(canvasFrame)},
		"run.initialize-twice":    {Warning, nil},
		"run.before-initialize":   {Warning, minds(anyStrict)},
		"run.no-terminate":        {Error, minds(anyChrome)},
		"run.not-committed":       {Error, minds(anyLost)},
		"run.terminate-twice":     {Warning, nil},
		"run.after-terminate":     {Warning, minds(anyLost)},
		"run.argument":            {Warning, minds(anyStrict)},

		"run.status-word":      {Error, minds(anyStrict, moodleValues)},
		"run.suspend-too-long": {Error, minds(anyStrict, moodleLimit)},
		"run.identifier":       {Error, minds(anyStrict, moodleValues)},
		"run.result-word":      {Error, minds(anyStrict, moodleValues)},
		"run.score-range":      {Error, minds(anyStrict, moodleValues)},
		"run.value":            {Error, minds(anyStrict, moodleValues)},
		"run.response":         {Warning, minds(anyStrict)},
		"run.element":          {Warning, minds(anyStrict)},
		"run.read-only":        {Warning, minds(anyStrict)},
		"run.write-only":       {Warning, minds(anyStrict)},
		"run.order":            {Error, minds(anyStrict)},

		"run.no-status":        {Warning, nil},
		"run.no-state":         {Warning, nil},
		"run.exit":             {Warning, minds(anyLost)},
		"run.no-resume":        {Error, nil},
		"run.downgrade":        {Error, nil},
		"run.downgrade-likely": {Warning, nil},

		"run.script-error": {Error, nil},
		"run.file-missing": {Warning, minds(anyLinux)},
		"run.external":     {Warning, minds(anyOffline)},
		"run.dialog":       {Warning, minds(canvasAlert)},
		"run.popup":        {Warning, nil},
	}
}
