// SPDX-License-Identifier: Apache-2.0

// Checks a bundle and proofs of a record with golang.org/x/mod/sumdb alone.
// Arguments: a file with the log's public key, the unpacked bundle, the proofs.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hashes []tlog.Hash

func (all hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var wanted []tlog.Hash
	for _, index := range indexes {
		wanted = append(wanted, all[index])
	}
	return wanted, nil
}

func must(err error, what string) {
	if err != nil {
		log.Fatalf("FAILED: %s: %v", what, err)
	}
}

// The entries of a bundle: each behind its length in two bytes.
func entries(folder string, size int64) [][]byte {
	var all [][]byte
	for index := int64(0); index*256 < size; index++ {
		name := fmt.Sprintf("%03d", index)
		if left := size - index*256; left < 256 {
			name += fmt.Sprintf(".p/%d", left)
		}
		data, err := os.ReadFile(filepath.Join(folder, "tile/entries", name))
		must(err, "entries")
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	return all
}

func parseHash(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	must(err, "a hash of a proof")
	return hash
}

func main() {
	key, err := os.ReadFile(os.Args[1])
	must(err, "the key")
	verifier, err := note.NewVerifier(strings.TrimSpace(string(key)))
	must(err, "the key")
	text, err := os.ReadFile(filepath.Join(os.Args[2], "checkpoint"))
	must(err, "the checkpoint")
	signed, err := note.Open(text, note.VerifierList(verifier))
	must(err, "the signature of the checkpoint")

	// A checkpoint is what Go calls a tree, but for the first line, which names the log.
	lines := strings.SplitN(signed.Text, "\n", 3)
	if lines[0] != verifier.Name() {
		log.Fatalf("FAILED: the checkpoint is of %q", lines[0])
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + lines[1] + "\n" + lines[2]))
	must(err, "the tree of the checkpoint")

	var stored hashes
	all := entries(os.Args[2], tree.N)
	for i, entry := range all {
		more, err := tlog.StoredHashes(int64(i), entry, stored)
		must(err, "hashing an entry")
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(int64(len(all)), stored)
	must(err, "the root")
	if int64(len(all)) != tree.N || root != tree.Hash {
		log.Fatalf("FAILED: the root over %d entries is %v, the checkpoint says %v", len(all), root, tree.Hash)
	}

	// Every tile holds the hashes Go works out for it.
	tiles := 0
	wanted := tlog.NewTiles(8, 0, tree.N)
	for i, tile := range wanted {
		// Those of every width are listed; the widest is the one that is there.
		if i+1 < len(wanted) && wanted[i+1].L == tile.L && wanted[i+1].N == tile.N {
			continue
		}
		data, err := tlog.ReadTileData(tile, stored)
		must(err, "a tile")
		name := fmt.Sprintf("tile/%d/%03d", tile.L, tile.N)
		if tile.W < 256 {
			name += fmt.Sprintf(".p/%d", tile.W)
		}
		ours, err := os.ReadFile(filepath.Join(os.Args[2], name))
		must(err, name)
		if string(ours) != string(data) {
			log.Fatalf("FAILED: %s holds other hashes", name)
		}
		tiles++
	}

	// "record N HASH..." and "tree N ROOT HASH...", as the other program printed them.
	file, err := os.Open(os.Args[3])
	must(err, "the proofs")
	records, trees := 0, 0
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		words := strings.Fields(scanner.Text())
		var number int64
		fmt.Sscan(words[1], &number)
		var proof []tlog.Hash
		rest := words[2:]
		if words[0] == "tree" {
			rest = words[3:]
		}
		for _, word := range rest {
			proof = append(proof, parseHash(word))
		}
		if words[0] == "record" {
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, number, tlog.RecordHash(all[number])), "inclusion")
			records++
		} else {
			earlier := parseHash(words[2])
			must(tlog.CheckTree(proof, tree.N, tree.Hash, number, earlier), "consistency")
			trees++
		}
	}
	if records != len(all) || trees != len(all) || tiles < 4 {
		log.Fatalf("FAILED: %d and %d proofs, %d tiles", records, trees, tiles)
	}
	// What a check is worth shows in what it refuses.
	if tlog.CheckRecord(nil, tree.N, tree.Hash, 0, tlog.RecordHash(all[0])) == nil {
		log.Fatal("FAILED: an empty proof was accepted")
	}
	fmt.Printf("%d entries, %d tiles, %d inclusion and %d consistency proofs hold (root %s)\n",
		len(all), tiles, records, trees, base64.StdEncoding.EncodeToString(tree.Hash[:]))
}
