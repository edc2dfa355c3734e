/**
 * Runs before the first paint, so that a dark page never flashes white and text never jumps in size. Keeps clicks and
 * presses of Enter on what is not alive yet, so that no reader is too quick. Everything else waits for the page's modules,
 * which are asked for once the text stands there: until then a slow line carries nothing but the text. A page that nobody
 * sees is not painted, and waits for nothing; Firefox tells of no paint after some reloads, and goes on once all is loaded.
 */
export const earlyScript =
  `try{const s=JSON.parse(localStorage.getItem('settings')||'{}'),d=document.documentElement.dataset;` +
  `d.theme=s.theme||'system';d.fontSize=s.fontSize||'normal'}catch{}` +
  `if(/[?&]embed\\b/.test(location.search))document.documentElement.dataset.embed='';` +
  `window.earlyEvents=[];` +
  `{const keep=(e,what)=>e.target.closest('[data-island]:not([data-live]) '+what)&&earlyEvents.push(e);` +
  `addEventListener('click',e=>keep(e,':is(button:not([popovertarget]),[data-code])'),true);` +
  `addEventListener('keydown',e=>e.key=='Enter'&&keep(e,'.cell'),true)}` +
  `{const m=document.currentScript.dataset.modules.split(' '),load=()=>m.forEach(m=>import(m));` +
  `if(document.hidden)load();` +
  `else{new PerformanceObserver((_,o)=>{o.disconnect();load()}).observe({type:'paint',buffered:true});` +
  `addEventListener('load',()=>requestAnimationFrame(()=>requestAnimationFrame(load)))}}`
