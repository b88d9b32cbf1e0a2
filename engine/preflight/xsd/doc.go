// Package xsd checks XML documents against W3C XML Schemas, as far as SCORM's manifests need it.
//
// A document's bytes go in and become a tree with places (Parse); schema documents become a Schema
// (Compile); Validate returns the violations. The package knows nothing of SCORM and nothing of the
// rest of the engine.
//
// # What is understood
//
// Elements and attributes (global, local, by reference), named and anonymous types, sequence,
// choice, all, groups, attribute groups, wildcards with strict, lax and skip, extension and
// restriction, mixed content, all facets but whiteSpace, unions and lists, ID and IDREF. Content
// models are matched greedily, which is right for every model that obeys "Unique Particle
// Attribution" (XML Schema 1.0 Part 1, 3.8.6), and the standard demands that of every schema.
//
// # What is not
//
// Identity constraints (unique, key, keyref), xsi:type, substitution groups, redefine and
// notations. Locations of imports and includes are ignored: every document that belongs to a schema
// is handed to Compile. What is not understood is let pass, never refused.
//
// # Safety
//
// A document type declaration is refused, so no entity is ever expanded. Size, depth and the number
// of nodes are limited.
package xsd
