curl --request {{method}} '{{host}}{{path}}{{search}}'{{data}}
