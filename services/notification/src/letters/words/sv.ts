import type { Words } from './en.ts'

export const sv: Words = {
  greeting: 'Hej {fullName}!',
  greetingNobody: 'Hej!',
  somebody: 'någon',
  copyLink: 'Om knappen inte fungerar, öppna den här adressen:',
  footer: 'Holdfast skickar det här för att det gäller ditt konto. Ingen läser svar på det.',
  footerInvited: 'Holdfast skickar det här för att någon har angett din adress. Ingen läser svar på det.',
  when: 'När: {at}',
  device: 'Enhet: {device}',
  place: 'Nätverk: {place}',
  notYou: 'Om det inte var du, byt lösenord genast: välj ”Glömt lösenordet?” där du loggar in.',
  roles: {
    administrator: 'Administratör',
    developer: 'Utvecklare',
    billing: 'Fakturering',
    sites: 'Bara på enskilda webbplatser',
  },
  letters: {
    'confirm-email': {
      subject: 'Bekräfta din adress',
      text: 'Välkommen till Holdfast! Ett klick, så vet vi att adressen är din.',
      button: 'Bekräfta adressen',
      validity: 'Länken fungerar i {validity}.',
      otherwise: 'Har du inte registrerat dig? Gör då ingenting: utan klicket förblir adressen obekräftad.',
    },
    'address-known': {
      subject: 'Du har redan ett konto',
      text: 'Någon försökte just registrera sig med den här adressen, men den har redan ett konto.',
      forgotten: 'Om det var du: logga in som vanligt, eller välj ett nytt lösenord här.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}.',
      otherwise: 'Om det inte var du behöver du inte göra något. Ingenting har ändrats.',
    },
    'reset-password': {
      subject: 'Välj ett nytt lösenord',
      text: 'Här är länken för att välja ett nytt lösenord. Alla sessioner loggas då ut.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}, en gång.',
      otherwise: 'Har du inte bett om det? Gör då ingenting: ditt lösenord förblir som det är.',
    },
    'password-changed': {
      subject: 'Ditt lösenord har ändrats',
      text: 'Lösenordet till ditt konto har ändrats. Dina andra sessioner har loggats ut.',
      textByReset:
        'Lösenordet till ditt konto har valts på nytt via en länk i ett mejl. Alla sessioner har loggats ut.',
    },
    'email-change-confirm': {
      subject: 'Bekräfta din nya adress',
      text: 'Du vill använda den här adressen för ditt konto från och med nu. Ett klick, så är det klart.',
      button: 'Använd den här adressen',
      validity: 'Länken fungerar i {validity}.',
      otherwise: 'Känner du inte till det här? Gör då ingenting: utan klicket ändras ingenting.',
    },
    'email-change-taken': {
      subject: 'Adressen har redan ett konto',
      text: 'Någon ville använda den här adressen för ett annat konto. Den har redan ett konto, så ingenting har ändrats.',
      otherwise: 'Om det var du: logga in med den här adressen, eller välj en annan för det andra kontot.',
    },
    'email-change-notice': {
      subject: 'Din adress har ändrats',
      text: 'Ditt konto använder nu adressen {newEmail}. Hit skickar vi inte längre något.',
      undo: 'Om det inte var du, ångra ändringen: då gäller den här adressen igen och alla sessioner loggas ut.',
      button: 'Ångra ändringen',
      validity: 'Länken fungerar i {validity}.',
    },
    'email-change-undone': {
      subject: 'Din adress är tillbaka',
      text: 'Adressändringen har ångrats. Ditt konto använder den här adressen igen och alla sessioner har loggats ut.',
      advice: 'Den som gjorde ändringen kan känna till ditt lösenord. Välj ett nytt nu.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}.',
    },
    'new-sign-in': {
      subject: 'Ny inloggning på ditt konto',
      text: 'Någon loggade in på ditt konto från en plats eller enhet som vi inte har sett hos dig förut.',
      otherwise: 'Om det var du är allt som det ska.',
    },
    'two-factor-on': {
      subject: 'Tvåfaktorsinloggning är på',
      text: 'Från och med nu behövs en kod från din app för att logga in. Förvara dina återställningskoder säkert.',
    },
    'two-factor-off': {
      subject: 'Tvåfaktorsinloggning är av',
      text: 'Tvåfaktorsinloggning har stängts av för ditt konto. Nu räcker lösenordet för att logga in.',
      textByOperator:
        'Vår support har återställt tvåfaktorsinloggningen för ditt konto. Slå gärna på den igen när du har loggat in.',
      notYouByOperator: 'Om du inte har bett om det, byt lösenord genast och kontakta vår support.',
    },
    'recovery-codes-renewed': {
      subject: 'Nya återställningskoder',
      text: 'Nya återställningskoder har skapats för ditt konto. De gamla fungerar inte längre.',
    },
    'recovery-code-used': {
      subject: 'En återställningskod har använts',
      text: 'En återställningskod har använts för ditt konto. Koder som är kvar: {left}.',
      advice: 'Skapa nya innan de tar slut.',
    },
    'api-key-made': {
      subject: 'En ny API-nyckel',
      text: 'API-nyckeln ”{keyName}” har skapats i ditt namn. Program som har den handlar i ditt företag för din räkning.',
      otherwise: 'Om det inte var du, återkalla den och avsluta dina andra sessioner.',
    },
    invitation: {
      subject: '{inviter} bjuder in dig till {companyName}',
      text: '{inviter} vill gärna arbeta med dig i {companyName} på Holdfast.',
      role: 'Din roll: {role}',
      button: 'Se inbjudan',
      validity: 'Inbjudan gäller till {expiresAt}.',
      otherwise: 'Vet du inte vad det här handlar om? Gör då ingenting, eller tacka nej på sidan bakom knappen.',
    },
    'role-changed': {
      subject: 'Din roll i {companyName} har ändrats',
      text: '{actor} har gett dig en annan roll i {companyName}.',
      role: 'Din roll nu: {role}',
      formerRole: 'Tidigare: {formerRole}',
    },
    'member-removed': {
      subject: 'Du har inte längre tillgång till {companyName}',
      text: '{actor} har tagit bort dig från {companyName}. Ditt eget konto förblir som det är.',
      otherwise: 'Om du tror att det är ett misstag, tala med en administratör på företaget.',
    },
    'ownership-received': {
      subject: 'Du äger nu {companyName}',
      text: '{formerOwner} har överlåtit ägarskapet för {companyName} till dig.',
      meaning: 'Bara du kan nu stänga företaget, säga upp dess abonnemang eller lämna det vidare.',
    },
    'ownership-handed-over': {
      subject: '{companyName} har en ny ägare',
      text: '{newOwner} äger nu {companyName}. Du är kvar som administratör.',
      otherwise: 'Om det inte var du, byt lösenord genast och kontakta vår support.',
    },
    'ownership-recovered': {
      subject: '{companyName} har en ny ägare',
      text: '{newOwner} äger nu {companyName}. Fristen har gått ut och ingen har invänt.',
      formerOwner: 'Ägare hittills: {formerOwner}',
    },
    'owner-recovery-started': {
      subject: 'En ny ägare till {companyName}?',
      text: 'Vi har blivit ombedda att göra {newOwner} till ägare av {companyName}, eftersom den nuvarande ägaren inte går att nå.',
      deadline: 'Det sker {effectiveAt}, om inte ägaren eller en administratör invänder innan dess.',
      button: 'Se och invänd',
      otherwise: 'Om det stämmer behöver du inte göra något.',
    },
    'owner-recovery-stopped': {
      subject: '{companyName} behåller sin ägare',
      objected: 'Någon har invänt: {newOwner} blir inte ägare till {companyName}. Allt förblir som det var.',
      impossible: '{newOwner} kan inte längre bli ägare till {companyName}. Allt förblir som det var.',
    },
    'company-suspended': {
      subject: '{companyName} är avstängt',
      text: 'Företaget {companyName} har stängts av. Dess webbplatser visar ett meddelande, inget kan ändras och ingen kan bjudas in.',
      reason: 'Skäl: {reason}',
      meaning: 'Det går fortfarande att läsa, exportera, ta bort medlemmar och betala.',
    },
    'company-restored': {
      subject: '{companyName} är aktivt igen',
      text: 'Avstängningen av {companyName} har upphört. Allt fungerar som förut. Roligt att ha er tillbaka!',
    },
    'company-closed': {
      subject: '{companyName} har stängts',
      text: '{actor} har stängt företaget {companyName}.',
      meaning: 'Ägare, administratörer och de som sköter faktureringen kan läsa fakturor och aktivitet ännu en tid.',
    },
  },
}
