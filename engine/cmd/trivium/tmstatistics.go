package main

import (
	"math"
	"slices"
	"time"

	"trivium/engine/cpu"
)

// taken is how long something took.
type taken struct{ wall, cpu time.Duration }

// stopwatch begins to measure; the function it returns says how long it has been.
func stopwatch() func() taken {
	began, used := time.Now(), cpu.Process()
	return func() taken { return taken{time.Since(began), cpu.Process() - used} }
}

// statistics is what tm serve says at its end.
type statistics struct {
	Units        int         `json:"units"`
	Seconds      float64     `json:"seconds"`    // to read the file and build the index, or to open the workspace
	CPUSeconds   float64     `json:"cpuSeconds"` // the same as time of the processor
	Bytes        int         `json:"bytes"`      // of the index, beyond the texts
	BytesPerUnit float64     `json:"bytesPerUnit"`
	Queries      int         `json:"queries"` // that were answered
	Errors       int         `json:"errors"`  // lines that could not be
	CPU          percentiles `json:"cpuMs"`   // for each query, from its line to the line of the answer
	Threads      int         `json:"threads"` // that work on one answer
	Scan         bool        `json:"scan"`
}

// percentiles are in milliseconds.
type percentiles struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	P99 float64 `json:"p99"`
}

func (c *conversation) statistics(t taken) statistics {
	units := c.memory.Len()
	slices.Sort(c.questions)
	return statistics{
		Units: units, Seconds: rounded(t.wall.Seconds()), CPUSeconds: rounded(t.cpu.Seconds()),
		Bytes: c.memory.Bytes(), BytesPerUnit: rounded(float64(c.memory.Bytes()) / float64(max(units, 1))),
		Queries: len(c.questions), Errors: c.errors, Threads: 1, Scan: c.scan,
		CPU: percentiles{percentile(c.questions, 50), percentile(c.questions, 95), percentile(c.questions, 99)},
	}
}

// percentile returns the time that p of 100 do not exceed, in milliseconds; 0 when there is none. The
// times are in order.
func percentile(times []time.Duration, p int) float64 {
	if len(times) == 0 {
		return 0
	}
	at := max((len(times)*p+99)/100, 1) - 1 // the nearest rank
	return rounded(float64(times[at]) / float64(time.Millisecond))
}

// rounded keeps four digits behind the point.
func rounded(n float64) float64 { return math.Round(n*1e4) / 1e4 }
