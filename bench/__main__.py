"""`make bench`: measure, print, and write what was measured into the texts."""

from bench import rollup

rollup.main()
