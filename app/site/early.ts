/**
 * Runs before the first paint, so that a dark page never flashes white and text never jumps in size. Everything else
 * waits for the page's module.
 */
export const earlyScript =
  `try{const s=JSON.parse(localStorage.getItem('settings')||'{}'),d=document.documentElement.dataset;` +
  `d.theme=s.theme||'system';d.fontSize=s.fontSize||'normal'}catch{}`
