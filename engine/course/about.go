package course

// About describes a programme or a module for those who choose it, run it and pay for it.
type About struct {
	Outcomes      []Outcome `json:"outcomes,omitempty"`
	Audience      Text      `json:"audience,omitzero"`
	Prerequisites Text      `json:"prerequisites,omitzero"`
	Keywords      []Text    `json:"keywords,omitempty"`
	Authors       []Person  `json:"authors,omitempty"`
	Partners      []string  `json:"partners,omitempty"`
	Licence       string    `json:"licence,omitempty"` // SPDX identifier or a short name
	Funding       *Funding  `json:"funding,omitempty"`
}

// An Outcome is what a learner knows, can do or answers for at the end.
type Outcome struct {
	ID   string `json:"id"`
	Area string `json:"area"` // knowledge, skills, responsibility: the columns of the European Qualifications Framework
	EQF  int    `json:"eqf,omitempty"`
	Text Text   `json:"text"`
}

// A Person is an author.
type Person struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation,omitempty"`
}

// Funding says who paid, and what must be said about it on every output.
type Funding struct {
	Programme string `json:"programme"`
	Grant     string `json:"grant,omitempty"`
	Logos     []Logo `json:"logos,omitempty"`
	Notice    Text   `json:"notice,omitzero"`
}

// A Logo is a funder's or partner's, a picture in the course's folder.
type Logo struct {
	File string `json:"file"`
	Alt  Text   `json:"alt"`
}
