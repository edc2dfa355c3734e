// Imported before torchlet. ?relaxed=0 hides relaxed SIMD from it, as a browser without it would.
if (new URLSearchParams(self.location.search).get('relaxed') === '0') WebAssembly.validate = () => false
