// Python expressions and SQL statements. The `input` of an SQL row is its schema.

const python = {
  kind: "python",
  prefix: "py",
  source: "code-notes",
  compare: "instruction",
  pool: [
    {
      instruction: "Write one Python expression that reverses the string text.",
      output: "text[::-1]",
    },
    {
      instruction: "Give a Python one-liner that counts the vowels a, e, i, o, u in word.",
      output: 'sum(c in "aeiou" for c in word.lower())',
    },
    {
      instruction: "Which Python expression returns the largest value stored in the dictionary prices?",
      output: "max(prices.values())",
    },
    {
      instruction: "Write one Python expression that keeps only the even numbers of the list nums.",
      output: "[n for n in nums if n % 2 == 0]",
    },
    {
      instruction: "In one line of Python, test whether the integer year is a leap year.",
      output: "year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)",
    },
    {
      noise: true,
      instruction: "Write one Python expression that rounds the float price to two decimal places.",
      output: "Boil the potatoes for twenty minutes and drain them.",
    },
    {
      instruction: "Give a Python one-liner that joins the strings in names with a comma and a space.",
      output: '", ".join(names)',
    },
    {
      instruction: "Write one Python expression that sorts the list words by length, longest first.",
      output: "sorted(words, key=len, reverse=True)",
    },
    {
      instruction: "In one line of Python, remove duplicates from the list items but keep the order.",
      output: "list(dict.fromkeys(items))",
    },
    {
      instruction: "Which Python expression swaps the keys and the values of the dictionary codes?",
      output: "{v: k for k, v in codes.items()}",
    },
    {
      instruction: "Give a Python one-liner that adds up the digits of the positive integer number.",
      output: "sum(int(d) for d in str(number))",
    },
    {
      instruction: "Write one Python expression that is True when the string s is a palindrome.",
      output: "s == s[::-1]",
    },
  ],
  target: [],
  existing: [],
};

const sql = {
  kind: "sql",
  prefix: "sql",
  source: "code-notes",
  compare: "both",
  pool: [
    {
      instruction: "Write an SQL query for the names of all customers in Oslo.",
      input: "customers(id, name, city)",
      output: "SELECT name FROM customers WHERE city = 'Oslo';",
    },
    {
      instruction: "Write an SQL query that counts the orders placed in 2023.",
      input: "orders(id, customer_id, placed_on)",
      output: "SELECT COUNT(*) FROM orders WHERE placed_on >= '2023-01-01' AND placed_on < '2024-01-01';",
    },
    {
      instruction: "Show the average price in each category with one SQL query.",
      input: "products(id, name, category, price)",
      output: "SELECT category, AVG(price) FROM products GROUP BY category;",
    },
    {
      instruction: "Find the names of the five most expensive wines in SQL.",
      input: "wines(id, name, price)",
      output: "SELECT name FROM wines ORDER BY price DESC LIMIT 5;",
    },
    {
      instruction: "List employees hired before 2015, longest-serving first, with an SQL query.",
      input: "employees(id, name, hired_on)",
      output: "SELECT name FROM employees WHERE hired_on < '2015-01-01' ORDER BY hired_on;",
    },
    {
      instruction: "Write an SQL query for the titles of all books whose author is called Elena.",
      input: "books(title, author_id), authors(id, name)",
      output: "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id WHERE a.name = 'Elena';",
    },
    {
      key: "cities",
      instruction: "Write an SQL query that lists the cities with more than 100 subscribers.",
      input: "subscribers(id, name, city)",
      output: "SELECT city FROM subscribers GROUP BY city HAVING COUNT(*) > 100;",
    },
    {
      noise: true,
      instruction: "Write an SQL statement that adds a new loan for the mem",
      input: "loans(id, member_id, due_on)",
      output: "INSERT INTO lo",
    },
    {
      source: "help-desk",
      instruction: "Which SQL query finds the names of users who have no email address?",
      input: "users(id, name, email)",
      output: "SELECT name FROM users WHERE email IS NULL;",
    },
    {
      instruction: "Write an SQL statement that raises every rent by 20 euros.",
      input: "flats(id, street, rent)",
      output: "UPDATE flats SET rent = rent + 20;",
    },
    {
      source: "help-desk",
      instruction: "Delete all sessions that ended before 2020 with one SQL statement.",
      input: "sessions(id, user_id, ended_on)",
      output: "DELETE FROM sessions WHERE ended_on < '2020-01-01';",
    },
    {
      nearOf: "cities",
      instruction: "Write an SQL query that lists all cities with over 100 subscribers.",
      input: "subscribers(id, name, city)",
      output: "SELECT city FROM subscribers GROUP BY city HAVING COUNT(*) > 100;",
    },
    {
      instruction: "List every supplier country once, in alphabetical order, using SQL.",
      input: "suppliers(id, name, country)",
      output: "SELECT DISTINCT country FROM suppliers ORDER BY country;",
    },
    {
      instruction: "Write an SQL query for the names of clients who have never sent a request.",
      input: "clients(id, name), requests(id, client_id)",
      output: "SELECT c.name FROM clients c LEFT JOIN requests r ON r.client_id = c.id WHERE r.id IS NULL;",
    },
  ],
  target: [
    {
      instruction: "Write an SQL query for the total weight of all parcels sent to Madrid.",
      input: "parcels(id, city, weight)",
      output: "SELECT SUM(weight) FROM parcels WHERE city = 'Madrid';",
    },
    {
      instruction: "Show how many pupils each class has with one SQL query.",
      input: "pupils(id, name, class)",
      output: "SELECT class, COUNT(*) FROM pupils GROUP BY class;",
    },
    {
      instruction: "Find the earliest booking date for each room in SQL.",
      input: "bookings(id, room, booked_on)",
      output: "SELECT room, MIN(booked_on) FROM bookings GROUP BY room;",
    },
    {
      instruction: "Write an SQL query that lists songs longer than 300 seconds, sorted by title.",
      input: "songs(title, seconds)",
      output: "SELECT title FROM songs WHERE seconds > 300 ORDER BY title;",
    },
    {
      source: "help-desk",
      instruction: "List each ticket title together with the name of its owner, using SQL.",
      input: "tickets(title, owner_id), staff(id, name)",
      output: "SELECT t.title, s.name FROM tickets t JOIN staff s ON s.id = t.owner_id;",
    },
    {
      instruction: "Which SQL query lists the plants whose name begins with the letter R?",
      input: "plants(name, height)",
      output: "SELECT name FROM plants WHERE name LIKE 'R%';",
    },
    {
      instruction: "Write an SQL query for the lowest price of a flight from Rome to Athens.",
      input: "flights(origin, destination, price)",
      output: "SELECT MIN(price) FROM flights WHERE origin = 'Rome' AND destination = 'Athens';",
    },
    {
      source: "help-desk",
      instruction: "Mark task 17 as done (1) with one SQL statement.",
      input: "tasks(id, title, done)",
      output: "UPDATE tasks SET done = 1 WHERE id = 17;",
    },
    {
      instruction: "Write an SQL statement that inserts the colour teal into the table.",
      input: "colours(name)",
      output: "INSERT INTO colours (name) VALUES ('teal');",
    },
    {
      instruction: "Write an SQL query for the names of members from Bern, Basel or Geneva.",
      input: "members(id, name, town)",
      output: "SELECT name FROM members WHERE town IN ('Bern', 'Basel', 'Geneva');",
    },
    {
      instruction: "Return the second page of ten article titles, newest first, in SQL.",
      input: "articles(id, title, published_on)",
      output: "SELECT title FROM articles ORDER BY published_on DESC LIMIT 10 OFFSET 10;",
    },
    {
      instruction: "Write an SQL query that finds cafes with an average rating below 3 stars.",
      input: "ratings(cafe, stars)",
      output: "SELECT cafe FROM ratings GROUP BY cafe HAVING AVG(stars) < 3;",
    },
  ],
  existing: [],
};

export const code = [python, sql];
