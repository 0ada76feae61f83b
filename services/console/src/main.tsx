import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { trustStyles } from './app/trusted-types.ts'
import { keepFocus } from './ui/focus.ts'
import { firstLanguage, loadWords } from './words/words.tsx'

trustStyles()
keepFocus()
const language = firstLanguage()
const words = await loadWords(language)
createRoot(document.getElementById('root') as HTMLElement).render(<App first={{ language, words }} />)
