/**
 * Runs before the first paint, so that a dark page never flashes white and text never jumps in size. A page that opens at
 * its top is marked, and laid out from there on (reader/opening.ts): whole as soon as the reader goes elsewhere, and at
 * once where there is a place to come back to. Keeps clicks and presses of Enter on what is not alive yet, so that no
 * reader is too quick; they go no further, or what comes to life at that moment would answer them twice. Everything else
 * waits for the page's modules.
 */
export const earlyScript =
  `{const d=document.documentElement.dataset;` +
  `try{const s=JSON.parse(localStorage.getItem('settings')||'{}');` +
  `d.theme=s.theme||'system';d.fontSize=s.fontSize||'normal'}catch{}` +
  `if(/[?&]embed\\b/.test(location.search))d.embed='';` +
  `if(!location.hash&&performance.getEntriesByType('navigation')[0]?.type=='navigate'){d.opening='';` +
  `addEventListener('scroll',()=>{if('laidOut' in d)return;delete d.opening;` +
  `document.querySelector(':target')?.scrollIntoView()},{once:true})}}` +
  `window.earlyEvents=[];` +
  `{const keep=(e,what)=>{if(e.target.closest('[data-island]:not([data-live]) '+what))earlyEvents.push(e),` +
  `e.stopPropagation()};` +
  `addEventListener('click',e=>keep(e,':is(button:not([popovertarget]),[data-code])'),true);` +
  `addEventListener('keydown',e=>e.key=='Enter'&&keep(e,'.cell'),true)}`
