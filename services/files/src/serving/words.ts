export const languages = ['en', 'fr', 'sv'] as const
export type Language = (typeof languages)[number]

/** The sentences of one page. */
interface PageWords {
  title: string
  text: string
}

interface Words {
  unknown: PageWords
  empty: PageWords
  missing: PageWords
  suspended: PageWords
  gate: PageWords
  wrongPassword: PageWords
  tooMany: PageWords
  password: string
  enter: string
}

export const words: Record<Language, Words> = {
  en: {
    unknown: { title: 'Not found', text: 'There is nothing at this address.' },
    empty: { title: 'Nothing here yet', text: 'Nothing has been published on this site.' },
    missing: { title: 'Not found', text: 'This site has no such page.' },
    suspended: { title: 'Out of service', text: 'This site is out of service for the time being.' },
    gate: { title: 'Closed', text: 'This site needs a password.' },
    wrongPassword: { title: 'Closed', text: 'That is not the password.' },
    tooMany: { title: 'Too many attempts', text: 'Wait some minutes, and try again.' },
    password: 'Password',
    enter: 'Enter',
  },
  fr: {
    unknown: { title: 'Introuvable', text: 'Il n’y a rien à cette adresse.' },
    empty: { title: 'Rien ici pour l’instant', text: 'Rien n’a encore été publié sur ce site.' },
    missing: { title: 'Introuvable', text: 'Ce site n’a pas de page à cette adresse.' },
    suspended: { title: 'Hors service', text: 'Ce site est momentanément hors service.' },
    gate: { title: 'Accès réservé', text: 'Ce site demande un mot de passe.' },
    wrongPassword: { title: 'Accès réservé', text: 'Ce n’est pas le bon mot de passe.' },
    tooMany: { title: 'Trop d’essais', text: 'Attendez quelques minutes, puis réessayez.' },
    password: 'Mot de passe',
    enter: 'Entrer',
  },
  sv: {
    unknown: { title: 'Hittades inte', text: 'Det finns ingenting på den här adressen.' },
    empty: { title: 'Ingenting här än', text: 'Ingenting har publicerats på webbplatsen.' },
    missing: { title: 'Hittades inte', text: 'Webbplatsen har ingen sådan sida.' },
    suspended: { title: 'Ur drift', text: 'Webbplatsen är ur drift tills vidare.' },
    gate: { title: 'Stängd', text: 'Webbplatsen kräver ett lösenord.' },
    wrongPassword: { title: 'Stängd', text: 'Det är fel lösenord.' },
    tooMany: { title: 'För många försök', text: 'Vänta några minuter och försök igen.' },
    password: 'Lösenord',
    enter: 'Gå in',
  },
}

/** The first language of an `Accept-Language` header that there is. */
export function chooseLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').slice(0, 200).split(',')
  for (const part of wanted) {
    const language = languages.find((one) => part.trim().toLowerCase().startsWith(one))
    if (language) return language
  }
  return 'en'
}
