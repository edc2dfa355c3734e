import { createContext, useContext } from 'react'
import type { Language } from '../course.ts'
import { type Dictionary, en } from './en.ts'
import { zh } from './zh.ts'

const dictionaries: Record<Language, Dictionary> = { en, zh }

export const htmlLanguage: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }

export const dictionaryOf = (language: Language): Dictionary => dictionaries[language]

export const LanguageContext = createContext<Language>('en')

export const useLanguage = () => useContext(LanguageContext)

/** The interface's words in the language of the page. */
export const useText = (): Dictionary => dictionaries[useContext(LanguageContext)]
