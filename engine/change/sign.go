package change

import (
	"crypto/ed25519"
	"encoding/base64"
)

// KeyText returns a public key as member.put and workspace.create hold it.
func KeyText(key ed25519.PublicKey) string { return base64.RawURLEncoding.EncodeToString(key) }

// isKey reports whether a string is a public key.
func isKey(s string) bool { return isHash(s, hashLength) } // 32 bytes, as a hash

// Sign gives an event the signature it needs to leave its device. The key is the device's; its
// public half must be known to the others (workspace.create, member.put).
func (e *Event) Sign(key ed25519.PrivateKey) {
	e.Sig = base64.RawURLEncoding.EncodeToString(ed25519.Sign(key, e.header()))
}

// SignedBy reports whether the signature of an event was made with a key, given as KeyText. It
// holds for redacted events too.
func (e *Event) SignedBy(key string) bool {
	public, err := base64.RawURLEncoding.Strict().DecodeString(key)
	if err != nil || len(public) != ed25519.PublicKeySize {
		return false
	}
	sig, err := base64.RawURLEncoding.Strict().DecodeString(e.Sig)
	if err != nil || len(sig) != ed25519.SignatureSize {
		return false
	}
	return ed25519.Verify(public, e.header(), sig)
}
