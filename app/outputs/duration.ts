export interface Units {
  seconds: string
  minutes: string
  hours: string
}

const english: Units = { seconds: 's', minutes: 'min', hours: 'h' }

/** Seconds as a reader says them: 8 s, 1:05 min, 2:10 h. */
export function formatDuration(seconds: number, units = english): string {
  if (seconds < 60) return `${seconds < 9.95 ? Number(seconds.toFixed(1)) : Math.round(seconds)} ${units.seconds}`
  const minutes = Math.round(seconds / 60)
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)} ${units.minutes}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)} ${units.hours}`
}

const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
