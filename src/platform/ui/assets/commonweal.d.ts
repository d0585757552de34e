// The client script shares nothing: this says so to whoever imports it (its test).
export {}
