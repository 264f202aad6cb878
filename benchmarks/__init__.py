"""Speed, tokens and memory, measured against a local stub server and beside a bare client loop."""
