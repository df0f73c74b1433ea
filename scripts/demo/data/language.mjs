// English-to-French translation, antonyms, and short German and Spanish questions.

const into = "Translate the English sentence into French.";
const say = "How would you say this in French?";
const put = "Put this sentence into French.";

const translation = {
  kind: "translation",
  prefix: "fr",
  source: "phrasebook",
  compare: "input",
  pool: [
    { instruction: into, input: "The shop opens at nine o'clock.", output: "Le magasin ouvre à neuf heures." },
    {
      key: "water",
      instruction: say,
      input: "I would like a glass of water, please.",
      output: "Je voudrais un verre d'eau, s'il vous plaît.",
    },
    { instruction: say, input: "Where is the nearest pharmacy?", output: "Où est la pharmacie la plus proche ?" },
    { instruction: into, input: "My brother works in a hospital.", output: "Mon frère travaille dans un hôpital." },
    { instruction: put, input: "It has been raining since this morning.", output: "Il pleut depuis ce matin." },
    { wrong: true, instruction: into, input: "The museum is closed on Mondays.", output: "Le musée est ouvert le dimanche." },
    { instruction: into, input: "We missed the last bus.", output: "Nous avons raté le dernier bus." },
    { instruction: say, input: "Can you help me carry this suitcase?", output: "Pouvez-vous m'aider à porter cette valise ?" },
    { instruction: put, input: "The children are playing in the garden.", output: "Les enfants jouent dans le jardin." },
    { instruction: put, input: "She has lost her keys again.", output: "Elle a encore perdu ses clés." },
    {
      nearOf: "water",
      instruction: say,
      input: "I'd like a glass of water, please.",
      output: "Je voudrais un verre d'eau, s'il vous plaît.",
    },
    { instruction: say, input: "How much does this coat cost?", output: "Combien coûte ce manteau ?" },
    { source: "help-desk", instruction: into, input: "We will call you back tomorrow.", output: "Nous vous rappellerons demain." },
  ],
  target: [],
  existing: [
    { instruction: into, input: "The train to Lyon is late.", output: "Le train pour Lyon est en retard." },
    { instruction: say, input: "I am looking for a quiet room.", output: "Je cherche une chambre calme." },
    { instruction: say, input: "Do you speak English or German?", output: "Parlez-vous anglais ou allemand ?" },
    { instruction: put, input: "The soup is still too hot.", output: "La soupe est encore trop chaude." },
    { instruction: into, input: "They have lived here for ten years.", output: "Ils habitent ici depuis dix ans." },
    { instruction: into, input: "Please close the window.", output: "Fermez la fenêtre, s'il vous plaît." },
    { instruction: put, input: "My sister is learning to drive.", output: "Ma sœur apprend à conduire." },
    { instruction: say, input: "We need two tickets for tonight.", output: "Il nous faut deux billets pour ce soir." },
  ],
};

const opposite = "Give the opposite of the quoted word as it is used here.";
const antonymOf = "Which word is the antonym of the quoted word here?";

const antonym = {
  kind: "antonym",
  prefix: "anto",
  source: "phrasebook",
  compare: "input",
  pool: [
    { instruction: opposite, input: "The 'light' suitcase was easy to carry upstairs.", output: "heavy" },
    { instruction: opposite, input: "She painted the kitchen walls 'light' grey.", output: "dark" },
    { instruction: antonymOf, input: "Our neighbour is 'generous' with his money.", output: "stingy" },
    { instruction: opposite, input: "By Tuesday the bread was 'stale'.", output: "fresh" },
    { instruction: antonymOf, input: "Rents 'rose' sharply in the spring.", output: "fell" },
    { noise: true, instruction: antonymOf, input: "qwle rtzu 'asdf' ghjk yxcv bnm", output: "hjkl öäü asd" },
    { instruction: antonymOf, input: "He was 'reluctant' to sign the contract.", output: "willing" },
    { instruction: opposite, input: "The lake is 'shallow' near the pier.", output: "deep" },
    { instruction: antonymOf, input: "An 'ancient' bridge crosses the river.", output: "modern" },
    { instruction: opposite, input: "Please 'lower' the flag at sunset.", output: "raise" },
  ],
  target: [],
  existing: [
    { instruction: opposite, input: "The farewell speech was surprisingly 'brief'.", output: "long" },
    { instruction: antonymOf, input: "They 'accepted' the offer at once.", output: "rejected" },
    { instruction: opposite, input: "The sailor stayed 'brave' during the storm.", output: "cowardly" },
    { instruction: antonymOf, input: "This year the exam was 'easy'.", output: "difficult" },
    { instruction: opposite, input: "My knife is too 'blunt' for tomatoes.", output: "sharp" },
    { instruction: antonymOf, input: "When we arrived, the bottle was 'empty'.", output: "full" },
    { instruction: opposite, input: "Behind the church the road is 'narrow'.", output: "wide" },
  ],
};

const german = {
  kind: "german-qa",
  prefix: "de",
  source: "quiz-cards",
  compare: "instruction",
  pool: [
    {
      key: "states",
      instruction: "Wie viele Bundesländer hat Deutschland? Antworte in einem Satz.",
      output: "Deutschland hat sechzehn Bundesländer.",
    },
    { instruction: "Welcher große Fluss fließt durch die Stadt Köln?", output: "Durch Köln fließt der Rhein." },
    {
      instruction: "Bei welcher Temperatur gefriert reines Wasser unter normalem Druck?",
      output: "Wasser gefriert bei null Grad Celsius.",
    },
    { instruction: "Wie nennt man einen Arzt, der Zähne behandelt?", output: "Man nennt ihn Zahnarzt." },
    { instruction: "Welcher Monat des Jahres hat die wenigsten Tage?", output: "Der Februar hat die wenigsten Tage." },
    {
      instruction: "Aus welchen zwei Zutaten besteht ein einfacher Brotteig vor allem?",
      output: "Er besteht vor allem aus Mehl und Wasser.",
    },
    {
      nearOf: "states",
      instruction: "Wie viele Bundesländer gibt es in Deutschland? Antworte in einem Satz.",
      output: "Deutschland hat sechzehn Bundesländer.",
    },
    { instruction: "Wie viele Beine hat eine gesunde, ausgewachsene Spinne?", output: "Eine Spinne hat acht Beine." },
    {
      instruction: "Wie heißt die Hauptstadt von Österreich? Antworte ganz kurz.",
      output: "Die Hauptstadt von Österreich ist Wien.",
    },
    {
      instruction: "An welchem Datum feiert man den Tag der Deutschen Einheit?",
      output: "Man feiert ihn am 3. Oktober.",
    },
    {
      instruction: "Was braucht eine grüne Pflanze außer Wasser, um zu wachsen?",
      output: "Sie braucht außerdem Licht, Luft und Nährstoffe.",
    },
  ],
  target: [],
  existing: [],
};

const spanish = {
  kind: "spanish-qa",
  prefix: "es",
  source: "quiz-cards",
  compare: "instruction",
  pool: [
    {
      instruction: "¿Cuántos días tiene un año bisiesto? Responde en una frase.",
      output: "Un año bisiesto tiene 366 días.",
    },
    {
      instruction: "¿Cuál es la capital de Argentina? Responde con una frase breve.",
      output: "La capital de Argentina es Buenos Aires.",
    },
    {
      instruction: "¿De qué color se vuelve el papel tornasol azul en un ácido?",
      output: "El papel tornasol se vuelve rojo.",
    },
    {
      instruction: "¿Qué océano baña la costa de Chile por el oeste?",
      output: "El océano Pacífico baña la costa de Chile.",
    },
    {
      noise: true,
      instruction: "¿Qué instrumento musical tiene teclas blancas y negras?",
      output: "Reset your password from the login page.",
    },
    { instruction: "¿Cómo se llama la tienda donde se vende pan?", output: "Se llama panadería." },
    {
      instruction: "¿Qué planeta del sistema solar está más cerca del Sol?",
      output: "Mercurio es el planeta más cercano al Sol.",
    },
    {
      instruction: "¿Qué ingrediente, además de los huevos, lleva siempre la tortilla española?",
      output: "La tortilla española lleva siempre patatas.",
    },
    {
      instruction: "¿En qué estación del año pierden las hojas muchos árboles?",
      output: "Muchos árboles pierden las hojas en otoño.",
    },
    {
      instruction: "¿Cuántos lados tiene un hexágono? Responde con una frase completa.",
      output: "Un hexágono tiene seis lados.",
    },
  ],
  target: [],
  existing: [],
};

export const language = [translation, antonym, german, spanish];
