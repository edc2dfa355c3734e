import { createContext, useContext } from 'react'
import { words, type Words } from './words.ts'

export type Language = keyof typeof words

export const OutputLanguage = createContext<Language>('en')

/** The outputs' words in the language of the page. */
export const useWords = (): Words => words[useContext(OutputLanguage)]
