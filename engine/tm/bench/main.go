// Command bench measures the index of the memory on real German units, beside the plain scan.
//
//	TRIVIUM_BENCH=folder go run ./engine/tm/bench
//
// The folder holds rows.tsv.xz, a table with a header of language codes, and laws-de.txt.xz, a text a
// line; the program xz must be there. Without a folder the texts come from packages of Debian, and the
// largest memories are left out. For memories of 10,000, 100,000 and 1,000,000 units it prints how
// long the index takes to build, its bytes a unit, the CPU time of queries at the 50th, 95th and 99th
// percentile (top 5 at 70 %, one thread), how many of them have an answer, the CPU time to add a unit
// and find it (99th percentile) and to merge what was added, the time to open a snapshot, and how much
// faster the index is than the scan, whose answers it compares. Last comes what OmegaT took for the
// first memories, when a JDK and OmegaT are there. Queries are texts held out of the
// memory, every second one with a near neighbour in it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"trivium/engine/tm/eval"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	queries := flags.Int("queries", 4000, "how many queries are timed")
	compared := flags.Int("compared", 500, "how many of them the plain scan answers too")
	list := flags.String("units", "10000,100000,1000000", "how many units the memories have")
	omegat := flags.Int("omegat", 100_000, "the largest memory that OmegaT is asked about, 0 for none")
	profile := flags.String("cpuprofile", "", "file for a CPU profile of the queries of the last memory")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var sizes []int
	for _, number := range strings.Split(*list, ",") {
		size, err := strconv.Atoi(number)
		if err != nil || size < 1 {
			return fmt.Errorf("-units %s: %q is no number of units", *list, number)
		}
		sizes = append(sizes, size)
	}
	data, err := load(ctx, os.Getenv("TRIVIUM_BENCH"), slices.Max(sizes), max(*queries, 1))
	if err != nil {
		return err
	}
	sizes = slices.DeleteFunc(sizes, func(units int) bool {
		if units <= len(data.units) {
			return false
		}
		fmt.Printf("%d units are left out: there are %d texts\n", units, len(data.units))
		return true
	})
	fmt.Println("    units   build s  units/s  bytes/unit    p50 ms   p95 ms   p99 ms   mean ms   hits  add ms   merge s   open s   scan p50 ms   ratio   answers")
	for i, units := range sizes {
		m := measurement{data: data, units: units, compared: *compared}
		if i == len(sizes)-1 {
			m.profile = *profile
		}
		if err := m.run(ctx); err != nil {
			return err
		}
	}
	for _, units := range sizes {
		if units > *omegat {
			continue
		}
		const asked = 60
		line, err := eval.OmegaTTimes(ctx, "de", data.units[:units], data.queries[:min(asked, len(data.queries))])
		if err != nil {
			return err
		}
		fmt.Println(line)
	}
	return nil
}
