// There is no package of Swedish words for zxcvbn. These are of our own choosing, written from everyday Swedish, the most
// usual first: words that people are known to make passwords of (the word for password, greetings, seasons, clubs, towns,
// animals, terms of endearment), the commonest words of the language, and common first and last names. Words of fewer
// than three letters make nothing easier to guess and are left out.

const passwords = `
  lösenord lösenordet hemligt hemlig hejsan hejhej hejdå välkommen sommar sommaren vinter vintern höst hösten vår våren
  fotboll ishockey hockey innebandy handboll sverige svensk svenska stockholm göteborg malmö uppsala västerås örebro
  linköping helsingborg jönköping norrköping lund umeå gävle borås sundsvall halmstad växjö karlstad kalmar kiruna
  visby gotland skåne dalarna småland norrland hammarby djurgården djurgårn malmöff göteborgare frölunda färjestad leksand
  brynäs modo luleå skellefteå elfsborg aik bajen blåvitt kärlek älskling älskar älskade älskardig jagälskardig sötnos
  gullig gumman gubben hjärta hjärtat pussar kramar pusskram solsken solstråle sötis snygging prinsessa prinsen
  kungen drottning mormor morfar farmor farfar mamma pappa familjen bebis kompis bästis vänner katten hunden kissekatt
  kisse vovve hästen hästar kanin kaninen igelkott älgen björnen vargen räven tiger lejon delfin godis choklad glass
  kaffe kanelbulle kanelbullar fika köttbullar köttbulle falukorv kaviar snus ölkorv bulle bullar pannkaka våffla
  midsommar julafton julen påsken tomten jultomten lucia nyår födelsedag pippi långstrump långstrumpa pippilångstrump
  emil alfons bamse kalle anka kalleanka skalman lillskutt mumin blomma blommor solros ros rosen fjäril regnbåge stjärna
  måne solen havet himmel himlen skogen fjäll sjön stranden båten segel volvo saab scania ikea ericsson skatteverket
  bankid datorn dator tangentbord telefon mobilen internet inloggning användare administratör gäst testar
  qwertyåäö asdfghjklöä gissaom gissa`

const commonWords = `
  och att det som för med den har inte jag han till var men ett hon man vad här kan dig mig oss ska bara vill hade från
  när vara min din sin eller också något alla mycket sig ingen mer där nu hur dem efter bra vid ner upp igen utan måste
  över varför skulle kunde blir blev gör göra gjorde säga sade vet veta tror tycker kommer komma kom går gick ser såg få
  fick tar tog ge gav låt vilja ha är mina dina våra deras denna dessa detta samma andra annan annat första sista hela
  lite lilla liten stor stora stort gammal gamla ung unga ny nya nytt god goda gott fin fina vacker snabb långsam varm
  kall röd röda blå blåa grön gröna gul gula vit vita svart svarta brun rosa lila grå dag dagen dagar natt natten
  morgon kväll vecka veckan månad år året tid timme minut idag imorgon igår aldrig alltid ofta ibland snart sedan redan
  fortfarande människa människor folk kvinna barn barnen pojke flicka kille tjej vän son dotter bror syster hus huset hem
  hemma rum kök dörr fönster bord stol säng lampa bok boken bil bilen cykel tåg buss flyg väg gata stad staden
  land landet skog berg sjö hav strand sol måne stjärna regn snö vind eld vatten jord luft träd blad gräs äpple päron
  bröd smör ost mjölk ägg fisk kött soppa salt socker vin öl mat maten äta dricka sova leka läsa skriva springa hoppa
  simma sjunga dansa spela titta lyssna prata tala fråga svara hjälp hjälpa arbete arbeta jobb jobba skola skolan lärare
  pengar krona kronor pris köpa sälja företag företaget kontor chef kund kunder avtal faktura konto bank tack snälla
  förlåt ursäkta kanske säkert verkligen precis lycka lycklig glad ledsen arg rädd trött hungrig törstig frisk sjuk
  liv livet död döden tro hopp fred krig frihet sanning lögn dröm drömmar tanke minne ord språk fråga svar namn nummer
  bokstav hand handen fot huvud öga ögon öra näsa mun hår kropp hund katt häst ko gris får fågel mus älg björn varg
  räv måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april juni juli augusti september oktober
  november december noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton`

const firstNames = `
  anna eva maria karin kristina lena sara emma kerstin ingrid marie malin birgitta inger jenny ulla annika linda elin
  susanne hanna monica johanna elisabeth sofia julia ida alice maja ebba elsa astrid vera selma wilma alma saga agnes
  freja linnea klara olivia moa tuva stina amanda matilda josefin frida cecilia camilla åsa gunilla margareta helena
  lars mikael anders johan erik per karl peter jan thomas daniel fredrik andreas hans stefan mats bengt bo nils mattias
  magnus jonas niklas martin björn oskar viktor alexander gustav william lucas elias hugo oliver liam axel filip ludvig
  leo arvid emil anton viggo alfred isak albin melvin simon linus marcus joakim henrik robert christian patrik göran
  sven ulf kjell leif håkan kent roger tommy kenneth ove rolf åke gunnar lennart olle kalle pelle nisse lasse`

const lastNames = `
  andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson
  hansson bengtsson jönsson lindberg jakobsson magnusson olofsson lindström lindqvist lindgren axelsson berg bergström
  lundberg lind lundgren lundqvist mattsson berglund fredriksson sandberg henriksson forsberg sjöberg wallin engström
  eklund danielsson lundin håkansson björk bergman gunnarsson holm wikström samuelsson isaksson fransson bergqvist
  nyström holmberg arvidsson löfgren söderberg nyberg blomqvist claesson nordström mårtensson lundström viklund eliasson`

/** The dictionaries, each word with its letters å, ä and ö, and then as who has no such keys writes it. */
export const swedish: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    'passwords-sv': passwords,
    'commonWords-sv': commonWords,
    'firstnames-sv': firstNames,
    'lastnames-sv': lastNames,
  }).map(([name, text]) => {
    const words = text.trim().split(/\s+/)
    const plain = words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    return [name, [...new Set([...words, ...plain])].filter((word) => word.length > 2)]
  }),
)
