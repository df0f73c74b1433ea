// Arithmetic word problems and unit conversions.
//
// `answer` recomputes the result from the numbers of the story; `convert` gives
// the conversion behind a unit row. The checks compare both with the written
// output. `key` names a row that another row refers to (`nearOf`).

const arithmetic = {
  kind: "arithmetic",
  prefix: "arith",
  source: "school-maths",
  compare: "instruction",
  pool: [
    {
      key: "rolls",
      instruction: "A baker fills 7 trays with 12 rolls each and sells 59 rolls before noon. How many rolls are left?",
      output: "7 * 12 = 84. 84 - 59 = 25. The answer is 25.",
      answer: () => 7 * 12 - 59,
    },
    {
      instruction: "Nora saves 15 euros a week. How many weeks does she need to buy a bicycle that costs 240 euros?",
      output: "240 / 15 = 16. The answer is 16.",
      answer: () => 240 / 15,
    },
    {
      instruction: "A train leaves at 9:40 and arrives at 12:15 on the same day. How many minutes does the journey take?",
      output: "60 - 40 = 20. 2 * 60 = 120. 20 + 120 + 15 = 155. The answer is 155.",
      answer: () => 12 * 60 + 15 - (9 * 60 + 40),
    },
    {
      wrong: true,
      instruction: "A farmer packs 144 eggs into boxes of 6 and sells 9 of the boxes. How many boxes are left?",
      output: "144 / 6 = 26. 26 - 9 = 17. The answer is 17.",
      answer: () => 144 / 6 - 9,
    },
    {
      instruction:
        "A rectangular garden is 18 metres long and 11 metres wide. How many metres of fence go all the way around it?",
      output: "18 + 11 = 29. 29 * 2 = 58. The answer is 58.",
      answer: () => 2 * 18 + 2 * 11,
    },
    {
      instruction:
        "Three friends share a bill of 84 euros equally, and each adds a tip of 4 euros. What does one friend pay in euros?",
      output: "84 / 3 = 28. 28 + 4 = 32. The answer is 32.",
      answer: () => (84 + 3 * 4) / 3,
    },
    {
      key: "jacket",
      instruction: "A jacket costs 120 euros and is reduced by 25 percent. What is the new price in euros?",
      output: "120 * 25 / 100 = 30. 120 - 30 = 90. The answer is 90.",
      answer: () => 120 * 0.75,
    },
    {
      instruction: "Omar is 6 years older than Ida. Together they are 30 years old. How old is Ida?",
      output: "30 - 6 = 24. 24 / 2 = 12. The answer is 12.",
      answer: () => (30 - 6) / 2,
    },
    {
      nearOf: "rolls",
      instruction: "A baker fills 7 trays with 12 rolls each and sells 59 of them before noon. How many rolls remain?",
      output: "7 * 12 = 84. 84 - 59 = 25. The answer is 25.",
      answer: () => 7 * 12 - 59,
    },
    {
      instruction:
        "A car uses 6 litres of petrol per 100 kilometres. How many litres does it need for 450 kilometres?",
      output: "450 / 100 = 4.5. 4.5 * 6 = 27. The answer is 27.",
      answer: () => (6 * 450) / 100,
    },
    {
      instruction:
        "A class of 28 pupils visits a museum. Tickets cost 3 euros per pupil, and the bus costs 95 euros. What is the total in euros?",
      output: "28 * 3 = 84. 84 + 95 = 179. The answer is 179.",
      answer: () => 28 * 3 + 95,
    },
    {
      instruction: "In four tests Lena scored 14, 17, 12 and 19 points. What is her average score?",
      output: "14 + 17 + 12 + 19 = 62. 62 / 4 = 15.5. The answer is 15.5.",
      answer: () => (14 + 17 + 12 + 19) / 4,
    },
    {
      wrong: true,
      instruction: "A cinema has 14 rows of 22 seats, and 75 seats stay empty. How many seats are taken?",
      output: "14 * 22 = 298. 298 - 75 = 223. The answer is 223.",
      answer: () => 14 * 22 - 75,
    },
    {
      key: "tank",
      instruction:
        "A tank holds 500 litres of water. A pump removes 35 litres a minute. How many litres remain after 8 minutes?",
      output: "35 * 8 = 280. 500 - 280 = 220. The answer is 220.",
      answer: () => 500 - 35 * 8,
    },
    {
      nearOf: "jacket",
      instruction: "A jacket that costs 120 euros is reduced by 25 percent. What is its new price in euros?",
      output: "120 * 25 / 100 = 30. 120 - 30 = 90. The answer is 90.",
      answer: () => 120 * 0.75,
    },
    {
      instruction: "A library owns 320 novels and half as many atlases. How many books is that altogether?",
      output: "320 / 2 = 160. 320 + 160 = 480. The answer is 480.",
      answer: () => 320 * 1.5,
    },
    {
      instruction:
        "Sam walks 4 kilometres in 50 minutes. At the same speed, how many minutes does he need for 10 kilometres?",
      output: "50 / 4 = 12.5. 12.5 * 10 = 125. The answer is 125.",
      answer: () => (50 * 10) / 4,
    },
    {
      nearOf: "tank",
      instruction:
        "A tank contains 500 litres of water. A pump removes 35 litres every minute. How many litres are left after 8 minutes?",
      output: "35 * 8 = 280. 500 - 280 = 220. The answer is 220.",
      answer: () => 500 - 35 * 8,
    },
  ],
  target: [
    {
      instruction: "A florist ties 9 bouquets of 7 tulips and has 13 tulips left over. How many tulips were delivered?",
      output: "9 * 7 = 63. 63 + 13 = 76. The answer is 76.",
      answer: () => 9 * 7 + 13,
    },
    {
      instruction: "A film starts at 19:50 and runs for 134 minutes. How many minutes after 20:00 does it end?",
      output: "60 - 50 = 10. 134 - 10 = 124. The answer is 124.",
      answer: () => 19 * 60 + 50 + 134 - 20 * 60,
    },
    {
      instruction:
        "Jonas reads 18 pages each evening. His book has 270 pages. After 9 evenings, how many pages are still unread?",
      output: "18 * 9 = 162. 270 - 162 = 108. The answer is 108.",
      answer: () => 270 - 18 * 9,
    },
    {
      instruction:
        "A square courtyard has sides of 14 metres. One bag of gravel covers 7 square metres. How many bags are needed?",
      output: "14 * 14 = 196. 196 / 7 = 28. The answer is 28.",
      answer: () => (14 * 14) / 7,
    },
    {
      instruction: "Two workers paint a fence in 6 hours. How many hours do three workers need at the same pace?",
      output: "2 * 6 = 12. 12 / 3 = 4. The answer is 4.",
      answer: () => (2 * 6) / 3,
    },
    {
      instruction:
        "A phone costs 360 euros. Marta pays 60 euros at once and the rest in 12 equal parts. How many euros is one part?",
      output: "360 - 60 = 300. 300 / 12 = 25. The answer is 25.",
      answer: () => (360 - 60) / 12,
    },
    {
      instruction: "A recipe for 4 people needs 300 grams of rice. How many grams are needed for 7 people?",
      output: "300 / 4 = 75. 75 * 7 = 525. The answer is 525.",
      answer: () => (300 * 7) / 4,
    },
    {
      instruction: "Of the 150 visitors at a zoo, 40 percent are children. How many visitors are adults?",
      output: "150 * 40 / 100 = 60. 150 - 60 = 90. The answer is 90.",
      answer: () => 150 * 0.6,
    },
    {
      instruction:
        "A lift may carry 600 kilograms. Six people inside weigh 74 kilograms each. How many kilograms may still be added?",
      output: "6 * 74 = 444. 600 - 444 = 156. The answer is 156.",
      answer: () => 600 - 6 * 74,
    },
    {
      instruction:
        "Swimming costs 8 euros for adults and 5 euros for children. What do 2 adults and 3 children pay in euros?",
      output: "2 * 8 = 16. 3 * 5 = 15. 16 + 15 = 31. The answer is 31.",
      answer: () => 2 * 8 + 3 * 5,
    },
    {
      instruction:
        "A snail climbs 5 centimetres each day and slides back 2 centimetres each night. How many centimetres has it gained after 6 days and nights?",
      output: "5 - 2 = 3. 3 * 6 = 18. The answer is 18.",
      answer: () => 5 * 6 - 2 * 6,
    },
    {
      instruction:
        "A shop sold 48 umbrellas on Monday and three times as many on Tuesday. How many umbrellas did it sell on both days?",
      output: "48 * 3 = 144. 48 + 144 = 192. The answer is 192.",
      answer: () => 48 + 48 * 3,
    },
  ],
  existing: [],
};

const units = {
  kind: "units",
  prefix: "unit",
  source: "school-maths",
  compare: "instruction",
  pool: [
    {
      instruction: "Convert 3.5 kilometres to metres. Give only the number and the unit.",
      output: "3500 metres",
      convert: [3.5, "kilometres", "metres"],
    },
    {
      instruction: "A concert lasts 2.25 hours. How many minutes is that?",
      output: "135 minutes",
      convert: [2.25, "hours", "minutes"],
    },
    {
      instruction: "The thermometer shows 68 degrees Fahrenheit. What is that in degrees Celsius?",
      output: "20 degrees Celsius",
      convert: [68, "degrees Fahrenheit", "degrees Celsius"],
    },
    {
      instruction: "The sauce needs 0.75 litres of milk. How many millilitres is that?",
      output: "750 millilitres",
      convert: [0.75, "litres", "millilitres"],
    },
    {
      key: "parcel",
      instruction: "How many grams are there in a parcel that weighs 4.2 kilograms?",
      output: "4200 grams",
      convert: [4.2, "kilograms", "grams"],
    },
    {
      source: "news-briefs",
      instruction: "The winning jump measured 645 centimetres. Express the distance in metres.",
      output: "6.45 metres",
      convert: [645, "centimetres", "metres"],
    },
    {
      wrong: true,
      instruction: "A training run lasts 150 minutes in all. Express the time in hours.",
      output: "1.5 hours",
      convert: [150, "minutes", "hours"],
    },
    {
      instruction: "A shelf is 5 feet wide. How many inches does the carpenter measure?",
      output: "60 inches",
      convert: [5, "feet", "inches"],
    },
    {
      source: "help-desk",
      instruction: "Your backup will need 3 days to finish. How many hours is that?",
      output: "72 hours",
      convert: [3, "days", "hours"],
    },
    {
      nearOf: "parcel",
      instruction: "How many grams are in a parcel with a weight of 4.2 kilograms?",
      output: "4200 grams",
      convert: [4.2, "kilograms", "grams"],
    },
    {
      instruction: "A wheat field covers 2.5 hectares. Express its area in square metres.",
      output: "25000 square metres",
      convert: [2.5, "hectares", "square metres"],
    },
    {
      instruction: "A cyclist rides at 36 kilometres per hour. What is this speed in metres per second?",
      output: "10 metres per second",
      convert: [36, "kilometres per hour", "metres per second"],
    },
  ],
  target: [],
  existing: [],
};

export const maths = [arithmetic, units];
