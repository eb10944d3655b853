module gavel.dev/benchmarks/opa

go 1.26.0

tool github.com/open-policy-agent/opa

require github.com/open-policy-agent/opa v1.22.0
