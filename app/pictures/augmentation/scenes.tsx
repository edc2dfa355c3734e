import type { ReactNode } from 'react'

/** Pictures to change, each drawn in a square of 100: one with colours and a left and a right, one whose sense lies in them. */
export const scenes = {
  boat: (
    <>
      <rect width="100" height="100" fill="#bfe0f5" />
      <circle cx="22" cy="22" r="10" fill="#f6c945" />
      <rect y="66" width="100" height="34" fill="#2f78b7" />
      <path d="M0 74q12-5 25 0t25 0 25 0 25 0v4q-12 5-25 0t-25 0-25 0-25 0z" fill="#4f95cf" />
      <path d="M50 14v50h34Q66 48 50 14z" fill="#fffaf0" />
      <path d="M47 22v42H27Q42 48 47 22z" fill="#e9e2d2" />
      <path d="M47 12h3v54h-3z" fill="#6d4a2f" />
      <path d="M50 12l-14 4 14 4z" fill="#d7423a" />
      <path d="M20 66h66q-6 15-16 15H34q-9 0-14-15z" fill="#c0392b" />
      <path d="M20 66h66l-1.500 4H22z" fill="#fffaf0" />
    </>
  ),
  letter: (
    <>
      <rect width="100" height="100" fill="#f7f5ee" />
      <path d="M30 20h24a18 18 0 0 1 4 35l16 27H58L44 57v25H30zm14 12v15h9a7.500 7.500 0 0 0 0-15z" fill="#1d3f72" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type SceneName = keyof typeof scenes
