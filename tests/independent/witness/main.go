// SPDX-License-Identifier: Apache-2.0

// A log in Go that asks our witness to countersign, as C2SP tlog-witness has it, and checks what it
// answers. Signed notes, trees and proofs come from golang.org/x/mod/sumdb; the signature of a
// witness, which that package does not know, is checked here.
//
// `key FILE` makes the log's key and prints the public half; `ask FILE KEY URL` is the log.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const name = "independent.example/log"

func must(err error, what string) {
	if err != nil {
		log.Fatalf("FAILED: %s: %v", what, err)
	}
}

// A witness's key: what it signs is a line with its use, one with the time, and the text.
// Source: C2SP tlog-cosignature
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	seen := binary.BigEndian.Uint64(signature)
	if age := time.Now().Unix() - int64(seen); age < -60 || age > 60 {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seen, text)
	return ed25519.Verify(w.key, []byte(signed), signature[8:])
}

func parseWitness(line string) witness {
	parts := strings.SplitN(strings.TrimSpace(line), "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must(err, "the witness's key")
	if len(key) != 33 || key[0] != 4 {
		log.Fatalf("FAILED: %q is no witness's key", line)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		log.Fatalf("FAILED: the id of %q", line)
	}
	return witness{parts[0], hash, key[1:]}
}

// A log that grows.
type history struct {
	what   string
	size   int64
	hashes []tlog.Hash
}

func (h *history) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var wanted []tlog.Hash
	for _, index := range indexes {
		wanted = append(wanted, h.hashes[index])
	}
	return wanted, nil
}

func (h *history) grow(size int64) {
	for ; h.size < size; h.size++ {
		more, err := tlog.StoredHashes(h.size, []byte(fmt.Sprintf("%s %d", h.what, h.size)), h)
		must(err, "hashing")
		h.hashes = append(h.hashes, more...)
	}
}

func (h *history) text() string {
	root, err := tlog.TreeHash(h.size, h)
	must(err, "the root")
	return fmt.Sprintf("%s\n%d\n%s\n", name, h.size, base64.StdEncoding.EncodeToString(root[:]))
}

// Asks for a signature over everything there is; returns status, type and body.
func (h *history) ask(url string, old int64, signer note.Signer) (int, string, string) {
	checkpoint, err := note.Sign(&note.Note{Text: h.text()}, signer)
	must(err, "signing")
	request := fmt.Sprintf("old %d\n", old)
	if old > 0 && old <= h.size {
		proof, err := tlog.ProveTree(h.size, old, h)
		must(err, "a proof")
		for _, each := range proof {
			request += base64.StdEncoding.EncodeToString(each[:]) + "\n"
		}
	}
	client := http.Client{Timeout: 10 * time.Second}
	body := append([]byte(request+"\n"), checkpoint...)
	response, err := client.Post(url+"/add-checkpoint", "text/plain", bytes.NewReader(body))
	must(err, "asking the witness")
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	must(err, "the answer")
	return response.StatusCode, response.Header.Get("Content-Type"), string(answer)
}

func main() {
	if os.Args[1] == "key" {
		secret, public, err := note.GenerateKey(rand.Reader, name)
		must(err, "a key")
		must(os.WriteFile(os.Args[2], []byte(secret), 0600), "the key")
		fmt.Println(public)
		return
	}
	secret, err := os.ReadFile(os.Args[2])
	must(err, "the key")
	signer, err := note.NewSigner(string(secret))
	must(err, "the key")
	key, err := os.ReadFile(os.Args[3])
	must(err, "the witness's key")
	verifier := parseWitness(string(key))
	url := os.Args[4]

	shown := &history{what: "entry"}
	signed := 0
	var old int64
	for _, size := range []int64{1, 2, 7, 7, 256, 257, 1000} {
		shown.grow(size)
		status, _, answer := shown.ask(url, old, signer)
		if status != 200 {
			log.Fatalf("FAILED: %d to %d: status %d: %s", old, size, status, answer)
		}
		if _, err := note.Open([]byte(shown.text()+"\n"+answer), note.VerifierList(verifier)); err != nil {
			log.Fatalf("FAILED: the signature over %d entries: %v", size, err)
		}
		old = size
		signed++
	}

	refused := 0
	expect := func(what string, wanted int, status int, kind, answer string) {
		if status != wanted {
			log.Fatalf("FAILED: %s: status %d instead of %d: %s", what, status, wanted, answer)
		}
		if status == 409 && (kind != "text/x.tlog.size" || answer != "1000\n") {
			log.Fatalf("FAILED: %s: %s %q", what, kind, answer)
		}
		refused++
	}
	refuse := func(what string, wanted int, h *history, from int64, by note.Signer) {
		status, kind, answer := h.ask(url, from, by)
		expect(what, wanted, status, kind, answer)
	}
	other := &history{what: "for others"}
	other.grow(1000)
	refuse("another history of the same size", 409, other, 1000, signer)
	refuse("a size it does not know", 409, shown, 7, signer)
	other.grow(1200)
	refuse("another history", 422, other, 1000, signer)
	refuse("an old size beyond the new one", 400, shown, 1001, signer)
	forged, _, err := note.GenerateKey(rand.Reader, name)
	must(err, "a key")
	forger, err := note.NewSigner(forged)
	must(err, "a key")
	shown.grow(1001)
	refuse("another key", 403, shown, 1000, forger)
	fmt.Printf("%d signatures hold, %d requests were refused as they must be\n", signed, refused)
}
