// Geography facts and the sentiment of reviews and messages.

const geography = {
  kind: "geography",
  prefix: "geo",
  source: "quiz-cards",
  compare: "instruction",
  pool: [
    {
      key: "lisbon",
      instruction: "Which city is the capital of Portugal? Answer in one sentence.",
      output: "Lisbon is the capital of Portugal.",
    },
    {
      key: "danube",
      instruction: "Which river flows through the cities of Vienna, Bratislava and Budapest?",
      output: "The Danube flows through Vienna, Bratislava and Budapest.",
    },
    {
      instruction: "What is the longest river on the continent of South America?",
      output: "The Amazon is the longest river in South America.",
    },
    { instruction: "On which continent does the country of Morocco lie?", output: "Morocco lies in Africa." },
    {
      instruction: "Which mountain has the highest summit in the world above sea level?",
      output: "Mount Everest has the highest summit above sea level.",
    },
    {
      wrong: true,
      instruction: "Which city is the seat of the Australian parliament and the national capital?",
      output: "Sydney is the capital of Australia.",
    },
    {
      instruction: "Which ocean lies between southern Africa and western Australia?",
      output: "The Indian Ocean lies between Africa and Australia.",
    },
    {
      key: "ottawa",
      instruction: "Which city is the capital of Canada, a country of ten provinces?",
      output: "Ottawa is the capital of Canada.",
    },
    {
      nearOf: "danube",
      instruction: "Which river runs through the cities Vienna, Bratislava and Budapest?",
      output: "The Danube runs through Vienna, Bratislava and Budapest.",
    },
    {
      instruction: "Which sea do the ports of Gdansk, Riga and Stockholm share?",
      output: "Gdansk, Riga and Stockholm lie on the Baltic Sea.",
    },
    { instruction: "Which East African country is governed from Nairobi, its capital?", output: "Nairobi is the capital of Kenya." },
    {
      instruction: "Which desert covers much of northern Africa, from Mauritania to Egypt?",
      output: "The Sahara covers much of northern Africa.",
    },
    {
      instruction: "Which strait separates Spain from Morocco near the city of Tangier?",
      output: "The Strait of Gibraltar separates Spain from Morocco.",
    },
    {
      nearOf: "ottawa",
      instruction: "Which city is Canada's capital, in a country of ten provinces?",
      output: "Ottawa is the capital of Canada.",
    },
  ],
  target: [],
  existing: [
    {
      closeTo: "lisbon",
      instruction: "What city is the capital of Portugal? Answer in a sentence.",
      output: "Lisbon is the capital of Portugal.",
    },
    {
      instruction: "Which Norwegian city is both the largest and the national capital?",
      output: "Oslo is the capital of Norway.",
    },
    {
      instruction: "Which two countries make up most of the Iberian Peninsula?",
      output: "Spain and Portugal make up most of the Iberian Peninsula.",
    },
    {
      instruction: "Which lake is the deepest in the world, and where is it?",
      output: "Lake Baikal in Russia is the deepest lake in the world.",
    },
    { instruction: "Which river flows past Cairo before it reaches the Mediterranean?", output: "The Nile flows past Cairo." },
    {
      instruction: "Which is the largest island in the world, leaving out continents?",
      output: "Greenland is the largest island in the world.",
    },
    {
      instruction: "Which canal links the Mediterranean Sea with the Red Sea?",
      output: "The Suez Canal links the Mediterranean with the Red Sea.",
    },
    {
      instruction: "Which Japanese city on the island of Honshu is the seat of government?",
      output: "Tokyo is the capital of Japan.",
    },
    {
      instruction: "Which mountain range runs along the border between France and Spain?",
      output: "The Pyrenees run along the border between France and Spain.",
    },
  ],
};

const oneWord = "Is this review positive or negative? Answer with one word.";
const label = "Label the sentiment of the review as positive or negative.";
const message = "Is the tone of this message positive or negative?";

const sentiment = {
  kind: "sentiment",
  prefix: "sent",
  source: "shop-reviews",
  compare: "input",
  pool: [
    {
      instruction: oneWord,
      input: "The kettle boils in two minutes and still looks new after a year.",
      output: "positive",
    },
    {
      key: "zip",
      instruction: label,
      input: "The zip broke on the second day and the shop never answered my messages.",
      output: "negative",
    },
    {
      instruction: oneWord,
      input: "I bought it with low hopes, but the battery easily lasts a whole weekend.",
      output: "positive",
    },
    {
      instruction: label,
      input: "Nice colour, but the shoes were so tight that I gave them away.",
      output: "negative",
    },
    { instruction: oneWord, input: "Our room faced a building site and the hotel refused to move us.", output: "negative" },
    {
      key: "sequel",
      instruction: label,
      input: "My daughter has read this book four times and asks for the sequel.",
      output: "positive",
    },
    {
      wrong: true,
      instruction: oneWord,
      input: "The blender leaks, smells of burnt rubber and failed after three smoothies.",
      output: "positive",
    },
    {
      instruction: oneWord,
      input: "The soup arrived cold, and the waiter laughed when we mentioned it.",
      output: "negative",
    },
    {
      source: "help-desk",
      instruction: message,
      input: "Thank you, the printer has worked without trouble ever since your call.",
      output: "positive",
    },
    {
      nearOf: "zip",
      instruction: label,
      input: "The zip broke on the second day, and the shop never replied to my messages.",
      output: "negative",
    },
    {
      instruction: label,
      input: "The headphones hiss, pinch my ears and lose the connection every hour.",
      output: "negative",
    },
    {
      key: "cake",
      instruction: oneWord,
      input: "Friendly staff, fair prices, and the best lemon cake in town.",
      output: "positive",
    },
    {
      instruction: label,
      input: "One lamp came damaged, yet the seller replaced it overnight. I would order here again.",
      output: "positive",
    },
    {
      nearOf: "cake",
      instruction: oneWord,
      input: "Friendly service, fair prices, and the best lemon cake in town.",
      output: "positive",
    },
    {
      instruction: oneWord,
      input: "For this price I expected a tent that keeps out at least light rain.",
      output: "negative",
    },
    {
      source: "help-desk",
      instruction: message,
      input: "Your app crashes whenever I open the map, so I have gone back to paper.",
      output: "negative",
    },
  ],
  target: [],
  existing: [
    {
      closeTo: "sequel",
      instruction: label,
      input: "My daughter has read this book four times and keeps asking for the sequel.",
      output: "positive",
    },
    {
      instruction: oneWord,
      input: "The mattress is firm and quiet, and my back no longer hurts.",
      output: "positive",
    },
    { instruction: label, input: "After one wash the shirt had shrunk by two sizes.", output: "negative" },
    {
      instruction: oneWord,
      input: "Our guide was late, bored and knew less about the castle than we did.",
      output: "negative",
    },
    { instruction: label, input: "Delivery was a day early and every glass arrived in one piece.", output: "positive" },
    { instruction: oneWord, input: "The keyboard feels cheap, and three keys stick already.", output: "negative" },
    { instruction: oneWord, input: "I laughed from the opening scene until the lights came on.", output: "positive" },
    {
      source: "help-desk",
      instruction: message,
      input: "You charged me twice and needed six weeks to return the money.",
      output: "negative",
    },
  ],
};

export const facts = [geography, sentiment];
