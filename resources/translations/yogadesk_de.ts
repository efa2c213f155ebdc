<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Dateien öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>&amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>C&amp;lear the list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Why this answer</source>
        <translation>&amp;Warum diese Antwort</translation>
    </message>
    <message>
        <source>&amp;Copy the answer as text</source>
        <translation>Antwort als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;picture</source>
        <translation>Bil&amp;d kopieren</translation>
    </message>
    <message>
        <source>&amp;Report of this picture…</source>
        <translation>&amp;Bericht zu diesem Bild…</translation>
    </message>
    <message>
        <source>Report of &amp;all pictures…</source>
        <translation>Bericht zu &amp;allen Bildern…</translation>
    </message>
    <message>
        <source>Pr&amp;int the report of this picture…</source>
        <translation>Bericht zu diesem Bild dr&amp;ucken…</translation>
    </message>
    <message>
        <source>Print the report o&amp;f all pictures…</source>
        <translation>Bericht zu allen Bildern d&amp;rucken…</translation>
    </message>
    <message>
        <source>&amp;SQL that ran</source>
        <translation>&amp;SQL, das ausgeführt wurde</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Try failed ones again</source>
        <translation>&amp;Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>Lauf &amp;anhalten</translation>
    </message>
    <message>
        <source>Export what &amp;failed or was skipped…</source>
        <translation>&amp;Fehlgeschlagenes und Übersprungenes exportieren…</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;In der Liste suchen</translation>
    </message>
    <message>
        <source>&amp;Cancel the run</source>
        <translation>Lauf ab&amp;brechen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About yogadesk</source>
        <translation>Ü&amp;ber yogadesk</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Standort</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>{action} ({keys})</source>
        <translation>{action} ({keys})</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up a site</source>
        <translation>Einen Standort einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Anoth&amp;er site…</source>
        <translation>Andere&amp;r Standort…</translation>
    </message>
    <message>
        <source>Go to the first page, to set up another site</source>
        <translation>Zur ersten Seite, um einen anderen Standort einzurichten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Location and dataset</source>
        <translation>Region und Dataset</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Pictures and health</source>
        <translation>Bilder und Gesundheit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Set up “{site}” · Step {number} of {count}</source>
        <translation>„{site}“ einrichten · Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>BucketPage</name>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Pictures and models are sent here. The bucket is made in the location of the dataset, with uniform access and closed to the public; the connection may read it. Google takes a few minutes to make that right known: you see how long.</source>
        <translation>Bilder und Modelle werden hierhin geschickt. Der Bucket entsteht in der Region des Datasets, mit einheitlichem Zugriff und für die Öffentlichkeit geschlossen; die Verbindung darf ihn lesen. Google braucht einige Minuten, bis dieses Recht überall bekannt ist: Sie sehen, wie lange.</translation>
    </message>
    <message>
        <source>B&amp;ucket</source>
        <translation>B&amp;ucket</translation>
    </message>
    <message>
        <source>No other bucket in the world may have its name. 3 to 63 small letters, digits, dashes, dots and underscores.</source>
        <translation>Kein anderer Bucket der Welt darf so heißen. 3 bis 63 kleine Buchstaben, Ziffern, Striche, Punkte und Unterstriche.</translation>
    </message>
    <message>
        <source>Pictures are &amp;kept under</source>
        <translation>Bilder &amp;liegen unter</translation>
    </message>
    <message>
        <source>What the names of the pictures begin with, such as “inbox/”.</source>
        <translation>Womit die Namen der Bilder beginnen, etwa „inbox/“.</translation>
    </message>
</context>
<context>
    <name>CapacityPage</name>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>BigQuery runs an imported model over pictures only on reserved capacity of the Enterprise edition. If your organisation has assigned some to the project, nothing is made. Otherwise yogadesk can reserve: nothing while it rests, more while it works. It waits some minutes until the capacity is there.</source>
        <translation>BigQuery führt ein importiertes Modell über Bildern nur auf reservierter Kapazität der Edition Enterprise aus. Hat Ihre Organisation dem Projekt welche zugewiesen, wird nichts angelegt. Sonst kann yogadesk reservieren: nichts in Ruhe, mehr bei der Arbeit. Es dauert einige Minuten, bis die Kapazität da ist.</translation>
    </message>
    <message>
        <source>&amp;Reserve capacity (this costs money while it works)</source>
        <translation>&amp;Kapazität reservieren (kostet Geld, während sie arbeitet)</translation>
    </message>
    <message>
        <source>See &amp;what is assigned</source>
        <translation>Nachsehen, &amp;was zugewiesen ist</translation>
    </message>
    <message>
        <source>&amp;Drop the reservation</source>
        <translation>Reservierung auf&amp;geben</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes.</source>
        <translation>Kleine Buchstaben, Ziffern und Striche.</translation>
    </message>
    <message>
        <source>In steps of 50. More is faster and dearer.</source>
        <translation>In Schritten von 50. Mehr ist schneller und teurer.</translation>
    </message>
    <message>
        <source>Na&amp;me of the reservation</source>
        <translation>Na&amp;me der Reservierung</translation>
    </message>
    <message>
        <source>Most &amp;slots</source>
        <translation>Höchstens so viele &amp;Slots</translation>
    </message>
    <message>
        <source>Dropping the reservation…</source>
        <translation>Die Reservierung wird aufgegeben…</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Confidence of the answer</source>
        <translation>Sicherheit der Antwort</translation>
    </message>
    <message>
        <source>Share that is right</source>
        <translation>Anteil, der stimmt</translation>
    </message>
    <message>
        <source>{pictures} at {confidence}: {accuracy} right</source>
        <translation>{pictures} bei {confidence}: {accuracy} richtig</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Share of pictures</source>
        <translation>Anteil der Bilder</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>right of these</source>
        <translation>davon richtig</translation>
    </message>
</context>
<context>
    <name>ClassButton</name>
    <message>
        <source>no score</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>It is {pose} ({score})</source>
        <translation>Es ist {pose} ({score})</translation>
    </message>
    <message>
        <source>Press {number} to say that it is {pose}</source>
        <translation>{number} drücken, um zu sagen: Es ist {pose}</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>The same by hand</source>
        <translation>Dasselbe von Hand</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Nothing to paste</source>
        <translation>Nichts einzufügen</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor files.</source>
        <translation>In der Zwischenablage ist weder ein Bild noch eine Datei.</translation>
    </message>
    <message>
        <source>{answers} in {file}</source>
        <translation>{answers} in {file}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Confident</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>Diese Schwelle verwenden</translation>
    </message>
    <message>
        <source>Advised: {threshold}</source>
        <translation>Empfohlen: {threshold}</translation>
    </message>
    <message>
        <source>The lowest one at which 97 of 100 answers are right, if that keeps enough.</source>
        <translation>Die niedrigste, bei der 97 von 100 Antworten stimmen, sofern genug übrig bleiben.</translation>
    </message>
    <message>
        <source>Can its confidence be believed?</source>
        <translation>Ist seiner Sicherheit zu trauen?</translation>
    </message>
    <message>
        <source>What a threshold costs and brings</source>
        <translation>Was eine Schwelle kostet und bringt</translation>
    </message>
    <message>
        <source>On the dashed line it is as often right as it says. Bars: how many answers.</source>
        <translation>Auf der gestrichelten Linie hat es so oft recht, wie es sagt. Balken: wie viele Antworten.</translation>
    </message>
    <message>
        <source>Drag the line: below the threshold the answer is “not sure”.</source>
        <translation>Die Linie lässt sich ziehen: unter der Schwelle lautet die Antwort „nicht sicher“.</translation>
    </message>
    <message>
        <source>At {threshold}: {answered} are answered, {accuracy} of these right</source>
        <translation>Bei {threshold}: {answered} werden beantwortet, davon {accuracy} richtig</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Through the connection BigQuery reads the pictures in the bucket. It has a service account of its own, which may read that bucket and nothing else.</source>
        <translation>Über die Verbindung liest BigQuery die Bilder im Bucket. Sie hat ein eigenes Dienstkonto, das nur diesen Bucket lesen darf und sonst nichts.</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Letters, digits, dashes and underscores.</source>
        <translation>Buchstaben, Ziffern, Striche und Unterstriche.</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Cop&amp;y the service account</source>
        <translation>Dienstkonto ko&amp;pieren</translation>
    </message>
    <message>
        <source>Its service account: {account}</source>
        <translation>Ihr Dienstkonto: {account}</translation>
    </message>
</context>
<context>
    <name>CostBar</name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>&amp;Cancel the run</source>
        <translation>Lauf ab&amp;brechen</translation>
    </message>
</context>
<context>
    <name>CostGate</name>
    <message>
        <source>What this run took</source>
        <translation>Was dieser Lauf gebraucht hat</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>{count} statements ran; {bytes} were billed.</source>
        <translation>{count} Anweisungen liefen; {bytes} wurden berechnet.</translation>
    </message>
    <message>
        <source>The site told of no slot time.</source>
        <translation>Der Standort hat keine Slot-Zeit genannt.</translation>
    </message>
    <message>
        <source>Slot time {slots}: {money} at the price known. The reservation bills at least a minute of 50 slots whenever it wakes; the invoice has the last word.</source>
        <translation>Slot-Zeit {slots}: {money} zum bekannten Preis. Die Reservierung berechnet mindestens eine Minute mit 50 Slots, sooft sie aufwacht; das letzte Wort hat die Rechnung.</translation>
    </message>
    <message>
        <source>{pictures}. To upload: at most {bytes}. Statements: {queries} or more. Slot time: about {slots}. Cost: about {money}, at the price known on {day}.</source>
        <translation>{pictures}. Hochzuladen: höchstens {bytes}. Anweisungen: {queries} oder mehr. Slot-Zeit: etwa {slots}. Kosten: etwa {money}, zum Preis vom {day}.</translation>
    </message>
    <message>
        <source>The slot time is what earlier pictures of this session took.</source>
        <translation>Die Slot-Zeit ist die früherer Bilder dieser Sitzung.</translation>
    </message>
    <message>
        <source>The slot time is a cautious guess until the first pictures are measured: of pictures in a bucket, BigQuery’s dry run tells neither bytes nor slots.</source>
        <translation>Die Slot-Zeit ist vorsichtig geschätzt, bis die ersten Bilder gemessen sind: Für Bilder in einem Bucket nennt BigQuerys Probelauf weder Bytes noch Slots.</translation>
    </message>
</context>
<context>
    <name>CrashNet</name>
    <message>
        <source>Something in yogadesk broke</source>
        <translation>In yogadesk ist etwas kaputtgegangen</translation>
    </message>
    <message>
        <source>A fault in yogadesk itself stopped what it was doing.</source>
        <translation>Ein Fehler in yogadesk selbst hat unterbrochen, was gerade geschah.</translation>
    </message>
    <message>
        <source>Every answer already shown is saved, and you can go on working. The details help to mend it: copy them into a report.</source>
        <translation>Jede gezeigte Antwort ist gespeichert, und Sie können weiterarbeiten. Die Einzelheiten helfen, den Fehler zu beheben: Kopieren Sie sie in eine Meldung.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Steps finished</source>
        <translation>Schritte erledigt</translation>
    </message>
    <message>
        <source>Copy &amp;all commands</source>
        <translation>Alle &amp;Befehle kopieren</translation>
    </message>
    <message>
        <source>Delete &amp;what was created…</source>
        <translation>&amp;Angelegtes löschen…</translation>
    </message>
    <message>
        <source>{step}: {cost}</source>
        <translation>{step}: {cost}</translation>
    </message>
    <message>
        <source>Setting it up costs nothing.</source>
        <translation>Das Einrichten kostet nichts.</translation>
    </message>
    <message>
        <source>These cost money: {names}.</source>
        <translation>Diese kosten Geld: {names}.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Es beginnt…</translation>
    </message>
    <message>
        <source>Delete what was created</source>
        <translation>Angelegtes löschen</translation>
    </message>
    <message>
        <source>Delete what this assistant made on “{site}”?</source>
        <translation>Löschen, was dieser Assistent für „{site}“ angelegt hat?</translation>
    </message>
    <message>
        <source>The pictures sent there go too. What was there before stays, and so do the answers in this computer&apos;s history.</source>
        <translation>Die dorthin geschickten Bilder verschwinden mit. Was vorher da war, bleibt, ebenso die Antworten im Verlauf dieses Computers.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Es wird gelöscht…</translation>
    </message>
    <message>
        <source>{step}: {note}</source>
        <translation>{step}: {note}</translation>
    </message>
    <message>
        <source>{step}…</source>
        <translation>{step}…</translation>
    </message>
    <message>
        <source>{there} of {count} steps are there already.</source>
        <translation>{there} von {count} Schritten sind schon erledigt.</translation>
    </message>
    <message>
        <source>“{step}” did not work. What was made before it is kept.</source>
        <translation>„{step}“ hat nicht geklappt. Was vorher angelegt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Everything is made, and a sample picture was classified.</source>
        <translation>Alles ist angelegt, und ein Beispielbild wurde klassifiziert.</translation>
    </message>
    <message>
        <source>Not everything could be deleted.</source>
        <translation>Nicht alles ließ sich löschen.</translation>
    </message>
    <message>
        <source>What was created is deleted. Your answers are kept.</source>
        <translation>Das Angelegte ist gelöscht. Ihre Antworten bleiben.</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Anlegen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Create again</source>
        <translation>&amp;Erneut anlegen</translation>
    </message>
    <message>
        <source>Nothing is made before you press Create. This is what will be.</source>
        <translation>Nichts wird angelegt, bevor Sie „Anlegen“ drücken. Das hier wird es sein.</translation>
    </message>
    <message>
        <source>You can stop at any time: what is made is found again.</source>
        <translation>Sie können jederzeit aufhören: Angelegtes wird wiedergefunden.</translation>
    </message>
    <message>
        <source>One step needs you. The others wait; nothing is made twice.</source>
        <translation>Ein Schritt braucht Sie. Die anderen warten; nichts wird doppelt angelegt.</translation>
    </message>
    <message>
        <source>The site is ready.</source>
        <translation>Der Standort ist bereit.</translation>
    </message>
    <message>
        <source>Only what this assistant made is deleted.</source>
        <translation>Gelöscht wird nur, was dieser Assistent angelegt hat.</translation>
    </message>
    <message>
        <source>The site is as it was before.</source>
        <translation>Der Standort ist wie vorher.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Closest: {pose} {score}</source>
        <translation>Am ehesten: {pose} {score}</translation>
    </message>
    <message>
        <source>{confidence} · {score}</source>
        <translation>{confidence} · {score}</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Just a moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
    <message>
        <source>This picture was not classified.</source>
        <translation>Dieses Bild wurde nicht klassifiziert.</translation>
    </message>
    <message>
        <source>Classify it</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Change the threshold…</source>
        <translation>Schwelle ändern…</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Export the answers as CSV</source>
        <translation>Antworten als CSV exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>PDF, to print and to send (*.pdf)</source>
        <translation>PDF, zum Drucken und Verschicken (*.pdf)</translation>
    </message>
    <message>
        <source>Web page in one file (*.html)</source>
        <translation>Webseite in einer Datei (*.html)</translation>
    </message>
    <message>
        <source>A folder with one sub-folder for each pose</source>
        <translation>Ein Ordner mit je einem Unterordner pro Haltung</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Die Antworten speichern</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>ZIP file (*.zip)</source>
        <translation>ZIP-Datei (*.zip)</translation>
    </message>
    <message>
        <source>Next and previous picture</source>
        <translation>Nächstes und voriges Bild</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Quick look at the picture</source>
        <translation>Schneller Blick auf das Bild</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Picture over the whole window</source>
        <translation>Bild über das ganze Fenster</translation>
    </message>
    <message>
        <source>Correct the answer</source>
        <translation>Antwort berichtigen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About yogadesk</source>
        <translation>Über yogadesk</translation>
    </message>
    <message>
        <source>Which yoga pose does a photograph show, how sure is that, and what is it good for. On this computer or in BigQuery ML.</source>
        <translation>Welche Yoga-Haltung zeigt ein Foto, wie sicher ist das, und wozu ist sie gut. Auf diesem Computer oder in BigQuery ML.</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Bericht drucken</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>An answer counts from {threshold}.</source>
        <translation>Eine Antwort gilt ab {threshold}.</translation>
    </message>
    <message>
        <source>The picture is unlike all that the model was taught with. It may show another pose, or none. The most similar is {second}.</source>
        <translation>Das Bild gleicht nichts, womit das Modell gelernt hat. Es zeigt vielleicht eine andere Haltung oder keine. Am ähnlichsten ist {second}.</translation>
    </message>
    <message>
        <source>Two poses are close together: {best} with {score} and {second} with {second_score}.</source>
        <translation>Zwei Haltungen liegen dicht beieinander: {best} mit {score} und {second} mit {second_score}.</translation>
    </message>
    <message>
        <source>No pose stands out: the best match, {best}, has {score}. The picture may show another pose, several people, or none.</source>
        <translation>Keine Haltung ragt heraus: Die beste, {best}, hat {score}. Das Bild zeigt vielleicht eine andere Haltung, mehrere Menschen oder keine.</translation>
    </message>
    <message>
        <source>{best} with {score} misses the threshold narrowly.</source>
        <translation>{best} verfehlt die Schwelle mit {score} knapp.</translation>
    </message>
    <message>
        <source>The best match, {best} with {score}, is below the threshold. The picture may show another pose, or this one from an unusual side.</source>
        <translation>Die beste, {best} mit {score}, liegt unter der Schwelle. Das Bild zeigt vielleicht eine andere Haltung, oder diese von einer ungewohnten Seite.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to classify</source>
        <translation>Zum Klassifizieren loslassen</translation>
    </message>
    <message>
        <source>1 file or folder. The original stays where it is.</source>
        <translation>1 Datei oder Ordner. Das Original bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>{count} files or folders. The originals stay where they are.</source>
        <translation>{count} Dateien oder Ordner. Die Originale bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not sure ({pose} {score})</source>
        <translation>Unsicher ({pose} {score})</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Earlier answers for this picture</source>
        <translation>Frühere Antworten zu diesem Bild</translation>
    </message>
    <message>
        <source>and {answers} more</source>
        <translation>und {answers} mehr</translation>
    </message>
    <message>
        <source>{answer}, corrected to {pose}</source>
        <translation>{answer}, berichtigt zu {pose}</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Every answer will be listed here</source>
        <translation>Jede Antwort wird hier stehen</translation>
    </message>
    <message>
        <source>Classify a picture, and it is kept: to search, to correct, to export.</source>
        <translation>Klassifizieren Sie ein Bild, und es bleibt: zum Suchen, Berichtigen und Exportieren.</translation>
    </message>
    <message>
        <source>Go and classify pictures</source>
        <translation>Bilder klassifizieren</translation>
    </message>
    <message>
        <source>Nothing in the history fits</source>
        <translation>Nichts im Verlauf passt</translation>
    </message>
    <message>
        <source>Try fewer letters, or another filter.</source>
        <translation>Versuchen Sie weniger Buchstaben oder einen anderen Filter.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Drop photographs here</source>
        <translation>Fotos hierher ziehen</translation>
    </message>
    <message>
        <source>or a whole folder of them. You see the yoga pose, how sure the answer is, and what the pose is good for.</source>
        <translation>oder einen ganzen Ordner. Sie sehen die Yoga-Haltung, wie sicher die Antwort ist und wozu die Haltung gut ist.</translation>
    </message>
    <message>
        <source>No photograph at hand? Try one of ours:</source>
        <translation>Kein Foto zur Hand? Versuchen Sie eins von uns:</translation>
    </message>
    <message>
        <source>Try all samples</source>
        <translation>Alle Beispiele versuchen</translation>
    </message>
    <message>
        <source>Try the sample picture {name}</source>
        <translation>Das Beispielbild {name} versuchen</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>A fault in yogadesk itself</source>
        <translation>Ein Fehler in yogadesk selbst</translation>
    </message>
    <message>
        <source>A fault in yogadesk itself stopped this. The log has the details.</source>
        <translation>Ein Fehler in yogadesk selbst hat das unterbrochen. Das Protokoll hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>Try again; what was made is kept and found.</source>
        <translation>Versuchen Sie es erneut; Angelegtes bleibt und wird gefunden.</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message>
        <source>How good “{model}” is</source>
        <translation>Wie gut „{model}“ ist</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;berblick</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>&amp;Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Worth a look</source>
        <translation>Einen Blick &amp;wert</translation>
    </message>
    <message>
        <source>Let it answer</source>
        <translation>Antworten lassen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Den Bericht speichern…</translation>
    </message>
    <message>
        <source>{truth} answered as {answer}</source>
        <translation>{truth}, beantwortet als {answer}</translation>
    </message>
    <message>
        <source>Mistakes about {pose}</source>
        <translation>Fehler bei {pose}</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Es antwortet</translation>
    </message>
    <message>
        <source>There is no other model</source>
        <translation>Es gibt kein anderes Modell</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>Es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Against {model}</source>
        <translation>Gegen {model}</translation>
    </message>
    <message>
        <source>“{first}” is right in {before}, “{second}” in {after} of {pictures}. Models that are equally good differ this much by chance in {chance} of cases.</source>
        <translation>„{first}“ stimmt bei {before}, „{second}“ bei {after} von {pictures}. Gleich gute Modelle unterscheiden sich in {chance} der Fälle zufällig so stark.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>{answers}, as they are listed</source>
        <translation>{answers}, wie sie aufgelistet sind</translation>
    </message>
    <message>
        <source>Mark the file as UTF-8, for old versions of Excel</source>
        <translation>Datei als UTF-8 kennzeichnen, für alte Excel-Versionen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Classes of each picture</source>
        <translation>Klassen je Bild</translation>
    </message>
    <message>
        <source>&amp;Classes of each picture:</source>
        <translation>&amp;Klassen je Bild:</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>For spreadsheets: a row each, with every score, model and health record.</source>
        <translation>Für Tabellenprogramme: je eine Zeile, mit jedem Wert, Modell und Gesundheitseintrag.</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>For programs: an object a line.</source>
        <translation>Für Programme: ein Objekt je Zeile.</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>For data tools: typed and compressed, with nested columns.</source>
        <translation>Für Datenwerkzeuge: typisiert und gepackt, mit geschachtelten Spalten.</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>The site&apos;s BigQuery statements for these pictures, to run them anywhere.</source>
        <translation>Die BigQuery-Anweisungen des Standorts für diese Bilder, um sie überall auszuführen.</translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Find by name or pose</source>
        <translation>Nach Name oder Haltung suchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Any pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Any confidence</source>
        <translation>Sicherheit</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Pictures worth a look</source>
        <translation>Bilder, die einen Blick wert sind</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Sicherste Fehler</translation>
    </message>
    <message>
        <source>Wrong answers, the surest first.</source>
        <translation>Falsche Antworten, die sichersten zuerst.</translation>
    </message>
    <message>
        <source>Suspected wrong labels</source>
        <translation>Vermutlich falsch einsortiert</translation>
    </message>
    <message>
        <source>The model is as sure of another pose as it usually is of right answers: look whether the picture lies in the right folder.</source>
        <translation>Das Modell ist sich einer anderen Haltung so sicher wie sonst bei richtigen Antworten: Liegt das Bild im richtigen Ordner?</translation>
    </message>
    <message>
        <source>Unlike everything taught</source>
        <translation>Anders als alles Gelernte</translation>
    </message>
    <message>
        <source>Answered with “not sure”, for they resemble no pose that was taught.</source>
        <translation>Mit „nicht sicher“ beantwortet, denn sie gleichen keiner gelernten Haltung.</translation>
    </message>
    <message>
        <source>Like another picture here</source>
        <translation>Wie ein anderes Bild hier</translation>
    </message>
    <message>
        <source>Copies, mirror images, crops or shots of one series: they count more than once.</source>
        <translation>Kopien, Spiegelbilder, Ausschnitte oder Aufnahmen einer Reihe: Sie zählen mehrfach.</translation>
    </message>
    <message>
        <source>Like a picture it learnt from</source>
        <translation>Wie ein gelerntes Bild</translation>
    </message>
    <message>
        <source>It has seen these before, so they make it look better than it is.</source>
        <translation>Diese kennt es schon, darum lassen sie es besser aussehen, als es ist.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>They could not be measured; each says why.</source>
        <translation>Sie konnten nicht gemessen werden; jedes sagt, warum.</translation>
    </message>
    <message>
        <source>Right before, wrong now</source>
        <translation>Vorher richtig, jetzt falsch</translation>
    </message>
    <message>
        <source>Wrong before, right now</source>
        <translation>Vorher falsch, jetzt richtig</translation>
    </message>
    <message>
        <source>Wrong both times, differently</source>
        <translation>Beide Male falsch, verschieden</translation>
    </message>
    <message>
        <source>Each with the first model&apos;s answer and then the second&apos;s.</source>
        <translation>Jedes mit der Antwort des ersten Modells, dann der des zweiten.</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>One sub-folder for each pose, named as the pose</source>
        <translation>Je ein Unterordner pro Haltung, mit deren Namen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Show as a grid</source>
        <translation>Als Raster zeigen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>No results for this filter</source>
        <translation>Keine Ergebnisse für diesen Filter</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>{count} named</source>
        <translation>{count} benannt</translation>
    </message>
    <message>
        <source>{count} not sure</source>
        <translation>{count} unsicher</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
</context>
<context>
    <name>GalleryCorrections</name>
    <message>
        <source>&amp;It shows</source>
        <translation>Es &amp;zeigt</translation>
    </message>
    <message>
        <source>There is no answer to correct</source>
        <translation>Es gibt keine Antwort zu berichtigen</translation>
    </message>
    <message>
        <source>{what}: noted as {pose}</source>
        <translation>{what}: als {pose} vermerkt</translation>
    </message>
    <message>
        <source>The history keeps the answer and the correction.</source>
        <translation>Der Verlauf behält die Antwort und die Berichtigung.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Ste&amp;ps</source>
        <translation>Schri&amp;tte</translation>
    </message>
    <message>
        <source>Show the list of all steps</source>
        <translation>Die Liste aller Schritte zeigen</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>What this pose is good for</source>
        <translation>Wozu diese Haltung gut ist</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Nutzen für die Gesundheit</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>General information, no medical advice.</source>
        <translation>Allgemeine Angaben, kein ärztlicher Rat.</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das stammt</translation>
    </message>
    <message>
        <source>From the table yoga_health of the site that answered.</source>
        <translation>Aus der Tabelle yoga_health des Standorts, der geantwortet hat.</translation>
    </message>
    <message>
        <source>In our own words. Rests on: {grounds}</source>
        <translation>In unseren eigenen Worten. Beruht auf: {grounds}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>{file}
Is not there any more.</source>
        <translation>{file}
Ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>{file}: {pose}, {state}, {when}</source>
        <translation>{file}: {pose}, {state}, {when}</translation>
    </message>
</context>
<context>
    <name>HistoryActions</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>Classify &amp;again</source>
        <translation>&amp;Erneut klassifizieren</translation>
    </message>
    <message>
        <source>Classify again</source>
        <translation>Erneut klassifizieren</translation>
    </message>
    <message>
        <source>Co&amp;mpare answers</source>
        <translation>Antworten &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Delete from history</source>
        <translation>Aus dem Verlauf &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>{action} ({keys})</source>
        <translation>{action} ({keys})</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>{answers} deleted</source>
        <translation>{answers} gelöscht</translation>
    </message>
    <message>
        <source>The pictures themselves stay where they are.</source>
        <translation>Die Bilder selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing opens “{file}”</source>
        <translation>Nichts öffnet „{file}“</translation>
    </message>
    <message>
        <source>No program took the file. It may have moved, or none is set for its kind.</source>
        <translation>Kein Programm nahm die Datei. Sie wurde vielleicht verschoben, oder für ihre Art ist keins bestimmt.</translation>
    </message>
    <message>
        <source>Classifying {pictures} on {site}…</source>
        <translation>{pictures} werden auf {site} klassifiziert…</translation>
    </message>
    <message>
        <source>They are listed above those before.</source>
        <translation>Sie stehen über den früheren.</translation>
    </message>
    <message>
        <source>{pictures} failed: their rows say why.</source>
        <translation>{pictures} sind fehlgeschlagen: Ihre Zeilen sagen, warum.</translation>
    </message>
    <message>
        <source>{answers} more</source>
        <translation>{answers} mehr</translation>
    </message>
</context>
<context>
    <name>HistoryCompare</name>
    <message>
        <source>Answers for {file}</source>
        <translation>Antworten zu {file}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There is one answer so far</source>
        <translation>Bisher gibt es eine Antwort</translation>
    </message>
    <message>
        <source>The answers differ</source>
        <translation>Die Antworten unterscheiden sich</translation>
    </message>
    <message>
        <source>Not every try gave an answer</source>
        <translation>Nicht jeder Versuch gab eine Antwort</translation>
    </message>
    <message>
        <source>All {count} answers name the same pose</source>
        <translation>Alle {count} Antworten nennen dieselbe Haltung</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search names, folders, poses, sites, models</source>
        <translation>Namen, Ordner, Haltungen, Standorte, Modelle suchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Every pose</source>
        <translation>Jede Haltung</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Every site</source>
        <translation>Jeder Standort</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the search and every filter</source>
        <translation>Suche und alle Filter leeren</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Benannt</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
</context>
<context>
    <name>HistorySide</name>
    <message>
        <source>The chosen picture</source>
        <translation>Das gewählte Bild</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Not right? Press the number of the pose.</source>
        <translation>Stimmt nicht? Drücken Sie die Zahl der Haltung.</translation>
    </message>
    <message>
        <source>{pictures} chosen</source>
        <translation>{pictures} gewählt</translation>
    </message>
    <message>
        <source>No picture chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message>
        <source>The file is not there any more: {file}</source>
        <translation>Die Datei ist nicht mehr da: {file}</translation>
    </message>
    <message>
        <source>{state} · answered {pose}</source>
        <translation>{state} · geantwortet: {pose}</translation>
    </message>
    <message>
        <source>{state} · {score}</source>
        <translation>{state} · {score}</translation>
    </message>
    <message>
        <source>Answered {when} on {site}</source>
        <translation>Beantwortet {when} auf {site}</translation>
    </message>
    <message>
        <source>Sure from {threshold}</source>
        <translation>Sicher ab {threshold}</translation>
    </message>
    <message>
        <source>Model {name}, SHA-256 {sum}…</source>
        <translation>Modell {name}, SHA-256 {sum}…</translation>
    </message>
    <message>
        <source>Prepared in {prepare}, sent in {upload}, answered in {answer}</source>
        <translation>Vorbereitet in {prepare}, geschickt in {upload}, beantwortet in {answer}</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Answers of the history</source>
        <translation>Antworten des Verlaufs</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{shown} of {answers}</source>
        <translation>{shown} von {answers}</translation>
    </message>
    <message>
        <source>{site} · {model}</source>
        <translation>{site} · {model}</translation>
    </message>
    <message>
        <source>{answers} in {file}</source>
        <translation>{answers} in {file}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <source>About: {title}</source>
        <translation>Über: {title}</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>speaks against it</source>
        <translation>spricht dagegen</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>spricht dafür</translation>
    </message>
    <message>
        <source>Legend: from {against} to {for_it}</source>
        <translation>Legende: von {against} bis {for_it}</translation>
    </message>
</context>
<context>
    <name>LessonForm</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Learn from what I corrected, too</source>
        <translation>Auch aus meinen Korrekturen lernen</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Let it answer when it is taught</source>
        <translation>Es antworten lassen, sobald es gelernt hat</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Count every pose alike, however many pictures</source>
        <translation>Jede Haltung gleich zählen, egal wie viele Bilder</translation>
    </message>
    <message>
        <source>it is a vector</source>
        <translation>es ist ein Vektor</translation>
    </message>
    <message>
        <source>L2 regularisation</source>
        <translation>L2-Regularisierung</translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation>Höchstens Durchgänge</translation>
    </message>
    <message>
        <source>Learn from the output</source>
        <translation>Lernen aus der Ausgabe</translation>
    </message>
    <message>
        <source>Channels of a map</source>
        <translation>Kanäle einer Karte</translation>
    </message>
    <message>
        <source>The output of the site&apos;s model that says what it sees in a picture. Where it is a map of the picture, the mean of each of its channels is learnt from.</source>
        <translation>Die Ausgabe des Modells, die sagt, was es in einem Bild sieht. Ist sie eine Karte des Bildes, wird aus dem Mittel jedes ihrer Kanäle gelernt.</translation>
    </message>
</context>
<context>
    <name>LocationPage</name>
    <message>
        <source>Location and dataset</source>
        <translation>Region und Dataset</translation>
    </message>
    <message>
        <source>One location is used for all of it: BigQuery reads pictures and models only where its dataset is. It cannot be changed later. If the dataset is there already, its location wins.</source>
        <translation>Eine Region gilt für alles: BigQuery liest Bilder und Modelle nur dort, wo sein Dataset ist. Sie lässt sich später nicht ändern. Gibt es das Dataset schon, gilt seine Region.</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>Near you, or where the law wants the pictures to stay.</source>
        <translation>In Ihrer Nähe, oder wo die Bilder rechtlich bleiben müssen.</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>&amp;Dataset</translation>
    </message>
    <message>
        <source>Letters, digits and underscores.</source>
        <translation>Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Hinweise und darüber</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Wählen Sie einen Eintrag, um ihn ganz zu lesen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected entries, or all that are shown</source>
        <translation>Die gewählten Einträge kopieren, oder alle gezeigten</translation>
    </message>
    <message>
        <source>&amp;Save diagnostics…</source>
        <translation>Diagnose &amp;speichern…</translation>
    </message>
    <message>
        <source>Versions, settings and logs in one file. Secrets are taken out.</source>
        <translation>Versionen, Einstellungen und Protokolle in einer Datei. Geheimnisse werden entfernt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} Einträge</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Noch nichts protokolliert.</translation>
    </message>
    <message>
        <source>No entry matches the filter.</source>
        <translation>Kein Eintrag passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>LookRow</name>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message>
        <source>{state}: {note}</source>
        <translation>{state}: {note}</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>Look &amp;what is there</source>
        <translation>Nachsehen, &amp;was da ist</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
</context>
<context>
    <name>Manners</name>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>&amp;Diagnose speichern…</translation>
    </message>
    <message>
        <source>{name} could not be read</source>
        <translation>{name} war nicht lesbar</translation>
    </message>
    <message>
        <source>The file was damaged, so a new one was begun. Nothing was deleted: the damaged one is “{file}”.</source>
        <translation>Die Datei war beschädigt, deshalb wurde eine neue begonnen. Nichts wurde gelöscht: Die beschädigte heißt „{file}“.</translation>
    </message>
    <message>
        <source>Keep it if you have no other copy.</source>
        <translation>Bewahren Sie sie auf, wenn Sie keine andere Kopie haben.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>“{file}” holds versions, settings and logs. Secrets were taken out.</source>
        <translation>„{file}“ enthält Versionen, Einstellungen und Protokolle. Geheimnisse wurden entfernt.</translation>
    </message>
    <message>
        <source>Diagnostics saved</source>
        <translation>Diagnose gespeichert</translation>
    </message>
    <message>
        <source>The file of settings</source>
        <translation>Die Datei der Einstellungen</translation>
    </message>
    <message>
        <source>The history</source>
        <translation>Der Verlauf</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Confusion matrix: a row for each true pose, a column for each answer</source>
        <translation>Konfusionsmatrix: eine Zeile je wahrer Haltung, eine Spalte je Antwort</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{truth} answered as {answer}: {pictures}, {share} of them</source>
        <translation>{truth}, beantwortet als {answer}: {pictures}, {share} davon</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Measured on {pictures} in {folder}.</source>
        <translation>Gemessen an {pictures} in {folder}.</translation>
    </message>
    <message>
        <source>{pictures} of them resemble some it learnt from and flatter it.</source>
        <translation>{pictures} davon gleichen gelernten und schmeicheln ihm.</translation>
    </message>
</context>
<context>
    <name>MeasureDialog</name>
    <message>
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>On pictures whose pose you know: best ones that it has not learnt from. They are classified as always, but nothing is noted in the history.</source>
        <translation>An Bildern, deren Haltung bekannt ist, am besten solchen, aus denen es nicht gelernt hat. Sie werden klassifiziert wie immer, aber nichts davon kommt in den Verlauf.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>&amp;Teach poses…</source>
        <translation>Haltungen &amp;lehren…</translation>
    </message>
    <message>
        <source>&amp;Evaluate a model…</source>
        <translation>Ein Modell &amp;bewerten…</translation>
    </message>
    <message>
        <source>&amp;Choose a model…</source>
        <translation>Ein Modell &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Health records…</source>
        <translation>&amp;Gesundheitsangaben…</translation>
    </message>
    <message>
        <source>Check &amp;parity…</source>
        <translation>G&amp;leichheit prüfen…</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Which model answers?</source>
        <translation>Welches Modell antwortet?</translation>
    </message>
    <message>
        <source>It is sent to the bucket and imported into BigQuery.</source>
        <translation>Es wird in den Bucket geschickt und in BigQuery importiert.</translation>
    </message>
    <message>
        <source>The &amp;model that comes with yogadesk</source>
        <translation>Das &amp;Modell, das yogadesk mitbringt</translation>
    </message>
    <message>
        <source>Knows five poses: downward-facing dog, goddess, plank, tree, warrior II.</source>
        <translation>Kennt fünf Haltungen: herabschauender Hund, Göttin, Brett, Baum, Krieger II.</translation>
    </message>
    <message>
        <source>A &amp;file or folder</source>
        <translation>Eine &amp;Datei oder ein Ordner</translation>
    </message>
    <message>
        <source>ONNX, TensorFlow Lite or a SavedModel, as it is or in a zip or tar. It takes one picture and gives a score for each class.</source>
        <translation>ONNX, TensorFlow Lite oder ein SavedModel, so wie es ist oder in ZIP oder TAR. Es nimmt ein Bild und gibt jeder Klasse einen Wert.</translation>
    </message>
    <message>
        <source>Models (*.onnx *.tflite *.pb *.zip *.tar *.tar.gz *.tgz)</source>
        <translation>Modelle (*.onnx *.tflite *.pb *.zip *.tar *.tar.gz *.tgz)</translation>
    </message>
    <message>
        <source>Pat&amp;h</source>
        <translation>P&amp;fad</translation>
    </message>
    <message>
        <source>From an &amp;address</source>
        <translation>Von einer &amp;Adresse</translation>
    </message>
    <message>
        <source>Of such a file on the web. It is fetched, looked at, and sent on.</source>
        <translation>Von so einer Datei im Netz. Sie wird geholt, angesehen und weitergeschickt.</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Su&amp;ggestions</source>
        <translation>&amp;Vorschläge</translation>
    </message>
    <message>
        <source>{title}, {size:.0f} MB</source>
        <translation>{title}, {size:.0f} MB</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Labels (*.csv *.txt)</source>
        <translation>Klassennamen (*.csv *.txt)</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Klassennamen</translation>
    </message>
    <message>
        <source>CSV or text, one class a line, in order; a file, or its address.</source>
        <translation>CSV oder Text, eine Klasse je Zeile, der Reihe nach; eine Datei oder ihre Adresse.</translation>
    </message>
    <message>
        <source>&amp;Inspect the model</source>
        <translation>Modell &amp;untersuchen</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>&amp;Regeln…</translation>
    </message>
    <message>
        <source>Each rule of BigQuery’s, and whether the model keeps it</source>
        <translation>Jede Regel von BigQuery, und ob das Modell sie einhält</translation>
    </message>
    <message>
        <source>Add “backgro&amp;und”</source>
        <translation>„backgro&amp;und“ ergänzen</translation>
    </message>
    <message>
        <source>Leave the first &amp;out</source>
        <translation>Den ersten weg&amp;lassen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Das Modell wird untersucht…</translation>
    </message>
    <message>
        <source>BigQuery would not take this model.</source>
        <translation>BigQuery würde dieses Modell nicht nehmen.</translation>
    </message>
    <message>
        <source>BigQuery can take this model.</source>
        <translation>BigQuery kann dieses Modell nehmen.</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} Punkte</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 Antwort</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
</context>
<context>
    <name>OnePicture</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>The answer was copied</source>
        <translation>Die Antwort wurde kopiert</translation>
    </message>
    <message>
        <source>This file holds no picture to copy</source>
        <translation>Diese Datei enthält kein Bild zum Kopieren</translation>
    </message>
    <message>
        <source>The picture was copied</source>
        <translation>Das Bild wurde kopiert</translation>
    </message>
    <message>
        <source>The report was printed</source>
        <translation>Der Bericht wurde gedruckt</translation>
    </message>
    <message>
        <source>The report was saved</source>
        <translation>Der Bericht wurde gespeichert</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>What is taken for what</source>
        <translation>Was wofür gehalten wird</translation>
    </message>
    <message>
        <source>A row for each true pose, a column for each answer. Choose a cell to see its pictures.</source>
        <translation>Eine Zeile je wahrer Haltung, eine Spalte je Antwort. Eine Zelle zu wählen zeigt ihre Bilder.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>{low} to {high} for new pictures, in 95 of 100 cases</source>
        <translation>{low} bis {high} bei neuen Bildern, in 95 von 100 Fällen</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>How far confidence is from the share that is right; 0 is honest</source>
        <translation>Wie weit die Sicherheit vom Anteil abweicht, der stimmt; 0 ist ehrlich</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>From {threshold} on; {accuracy} of the others are right</source>
        <translation>Ab {threshold}; von den übrigen stimmen {accuracy}</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>ParityDialog</name>
    <message>
        <source>Check parity</source>
        <translation>Gleichheit prüfen</translation>
    </message>
    <message>
        <source>Compare this computer with</source>
        <translation>Diesen Computer vergleichen mit</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>There is no other site yet. Set one up in the menu “Site”.</source>
        <translation>Es gibt noch keinen anderen Ort. Im Menü „Ort“ lässt sich einer einrichten.</translation>
    </message>
    <message>
        <source>The sample pictures are classified on both with the same model. The answers should not differ by a percentage point. On a site of Google this costs as much as any other query.</source>
        <translation>Die Beispielbilder werden an beiden Orten mit demselben Modell klassifiziert. Die Antworten sollten sich um keinen Prozentpunkt unterscheiden. Bei Google kostet das so viel wie jede andere Abfrage.</translation>
    </message>
    <message>
        <source>The same answers everywhere?</source>
        <translation>Überall dieselben Antworten?</translation>
    </message>
    <message>
        <source>Yes: the answers are the same.</source>
        <translation>Ja: Die Antworten sind gleich.</translation>
    </message>
    <message>
        <source>No: the answers differ.</source>
        <translation>Nein: Die Antworten unterscheiden sich.</translation>
    </message>
    <message>
        <source>The same pose in {same} of {pictures}, largest difference of a score {points}</source>
        <translation>Dieselbe Haltung bei {same} von {pictures}, größter Unterschied eines Werts {points}</translation>
    </message>
    <message>
        <source>{file}: {one} here, {other} there</source>
        <translation>{file}: hier {one}, dort {other}</translation>
    </message>
    <message>
        <source>{file}: no answer on “{site}”. {reason}</source>
        <translation>{file}: keine Antwort auf „{site}“. {reason}</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Picture: {file}</source>
        <translation>Bild: {file}</translation>
    </message>
    <message>
        <source>{factor} times as large</source>
        <translation>{factor}-mal so groß</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Pictures and health data</source>
        <translation>Bilder und Gesundheitsdaten</translation>
    </message>
    <message>
        <source>An object table shows the pictures in the bucket to BigQuery. A second table says for each pose what it is good for. Both are tested with a query.</source>
        <translation>Eine Objekttabelle zeigt BigQuery die Bilder im Bucket. Eine zweite Tabelle sagt zu jeder Haltung, wozu sie gut ist. Beide werden mit einer Abfrage geprüft.</translation>
    </message>
    <message>
        <source>Letters, digits and underscores.</source>
        <translation>Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>&amp;Table of the pictures</source>
        <translation>&amp;Tabelle der Bilder</translation>
    </message>
    <message>
        <source>Table of the &amp;health data</source>
        <translation>Tabelle der &amp;Gesundheitsdaten</translation>
    </message>
</context>
<context>
    <name>Poses</name>
    <message>
        <source>Downward-facing dog</source>
        <translation>Herabschauender Hund</translation>
    </message>
    <message>
        <source>Goddess</source>
        <translation>Göttin</translation>
    </message>
    <message>
        <source>Plank</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keine von diesen</translation>
    </message>
    <message>
        <source>Warrior II</source>
        <translation>Krieger II</translation>
    </message>
    <message>
        <source>{pose}?</source>
        <translation>{pose}?</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Finish what is under way, then wait (Ctrl+Space)</source>
        <translation>Angefangenes beenden, dann warten (Strg+Leertaste)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the run; answers given so far are kept (Esc)</source>
        <translation>Lauf abbrechen; gegebene Antworten bleiben (Esc)</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cancelled. Keeping {answers}, closing what is in flight…</source>
        <translation>Abgebrochen. {answers} bleiben, Angefangenes wird geschlossen…</translation>
    </message>
    <message>
        <source>{done} of {total} pictures found so far</source>
        <translation>{done} von {total} bisher gefundenen Bildern</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} von {total} Bildern</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{rate} pictures/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>Which project?</source>
        <translation>Welches Projekt?</translation>
    </message>
    <message>
        <source>Everything is made in one project, and its billing account pays. The APIs that are needed are enabled in it, and your permissions are tested.</source>
        <translation>Alles wird in einem Projekt angelegt, und dessen Rechnungskonto bezahlt. Die nötigen APIs werden darin aktiviert und Ihre Rechte geprüft.</translation>
    </message>
    <message>
        <source>Project &amp;id</source>
        <translation>Projekt-&amp;ID</translation>
    </message>
    <message>
        <source>Choose one, or type its id: small letters, digits and dashes.</source>
        <translation>Wählen Sie eins, oder tippen Sie seine ID: kleine Buchstaben, Ziffern und Striche.</translation>
    </message>
    <message>
        <source>&amp;Make the project if there is none of this id</source>
        <translation>Projekt an&amp;legen, wenn es keins mit dieser ID gibt</translation>
    </message>
    <message>
        <source>&amp;Test billing, APIs and permissions</source>
        <translation>Abrechnung, APIs und Rechte &amp;prüfen</translation>
    </message>
    <message>
        <source>Fetching your projects…</source>
        <translation>Ihre Projekte werden geholt…</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>{folder} (not there)</source>
        <translation>{folder} (nicht da)</translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>Health records</source>
        <translation>Gesundheitsangaben</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Gesundheitlicher Nutzen</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Shown beside each answer and exported with it. Saved on this computer and into the table {table} of “{site}”. General information, no medical advice.</source>
        <translation>Wird neben jeder Antwort gezeigt und mit ihr exportiert. Gespeichert auf diesem Computer und in der Tabelle {table} von „{site}“. Allgemeine Angaben, kein ärztlicher Rat.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What each pose is good for</source>
        <translation>Wofür jede Haltung gut ist</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>RelabelLine</name>
    <message>
        <source>It shows</source>
        <translation>Es zeigt</translation>
    </message>
    <message>
        <source>It shows this</source>
        <translation>Es zeigt dies</translation>
    </message>
    <message>
        <source>Corrects what the picture is called, for teaching. The file stays. Keys 1 to 9</source>
        <translation>Berichtigt für das Lehren, was das Bild zeigt. Die Datei bleibt. Tasten 1 bis 9</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Health benefit</source>
        <translation>Nutzen für die Gesundheit</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>Yoga poses in {pictures}</source>
        <translation>Yoga-Haltungen auf {pictures}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Benannt</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} ({percent})</source>
        <translation>{count} ({percent})</translation>
    </message>
    <message>
        <source>Made with yogadesk {version} on {when}</source>
        <translation>Erstellt mit yogadesk {version} am {when}</translation>
    </message>
    <message>
        <source>General information, no medical advice. Scores are the model’s, not a promise.</source>
        <translation>Allgemeine Angaben, kein ärztlicher Rat. Die Werte sind die des Modells, kein Versprechen.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Classified</source>
        <translation>Klassifiziert</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Top classes</source>
        <translation>Beste Klassen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Share of all pictures</source>
        <translation>Anteil an allen Bildern</translation>
    </message>
    <message>
        <source>An answer counts from {threshold}</source>
        <translation>Eine Antwort gilt ab {threshold}</translation>
    </message>
    <message>
        <source>What this pose is good for</source>
        <translation>Wozu diese Haltung gut ist</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher das stammt</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
</context>
<context>
    <name>ReservationBanner</name>
    <message>
        <source>&amp;Drop it</source>
        <translation>&amp;Aufgeben</translation>
    </message>
    <message>
        <source>Delete the reservation; the rest of the site stays</source>
        <translation>Die Reservierung löschen; alles andere am Standort bleibt</translation>
    </message>
    <message>
        <source>The reservation “{name}” of “{site}” is there. {cost}</source>
        <translation>Die Reservierung „{name}“ von „{site}“ besteht. {cost}</translation>
    </message>
    <message>
        <source>It costs money while it works.</source>
        <translation>Sie kostet Geld, solange sie arbeitet.</translation>
    </message>
    <message>
        <source>Dropping the reservation…</source>
        <translation>Die Reservierung wird aufgegeben…</translation>
    </message>
</context>
<context>
    <name>RowCommands</name>
    <message>
        <source>&amp;Open the file</source>
        <translation>&amp;Datei öffnen</translation>
    </message>
    <message>
        <source>Show in its &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{pictures} removed from the list</source>
        <translation>{pictures} aus der Liste entfernt</translation>
    </message>
    <message>
        <source>The files and the history stay as they are.</source>
        <translation>Dateien und Verlauf bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The file could not be opened</source>
        <translation>Die Datei ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>No program took “{file}”.</source>
        <translation>Kein Programm nahm „{file}“.</translation>
    </message>
    <message>
        <source>Look whether it is still there, and whether its kind has a program.</source>
        <translation>Sehen Sie nach, ob sie noch da ist und ob ihre Art ein Programm hat.</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>{file}: {state}</source>
        <translation>{file}: {state}</translation>
    </message>
    <message>
        <source>{pose}, {score}, {state}: {file}</source>
        <translation>{pose}, {score}, {state}: {file}</translation>
    </message>
</context>
<context>
    <name>RunNews</name>
    <message>
        <source>No pictures found</source>
        <translation>Keine Bilder gefunden</translation>
    </message>
    <message>
        <source>There is no picture in what was handed in.</source>
        <translation>In dem Übergebenen ist kein Bild.</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>{count} hinzugefügt</translation>
    </message>
    <message>
        <source>{count} already there</source>
        <translation>{count} schon da</translation>
    </message>
    <message>
        <source>{count} not pictures</source>
        <translation>{count} keine Bilder</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} versteckt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>{pictures} without an answer. Every answer given is kept.</source>
        <translation>{pictures} ohne Antwort. Jede gegebene Antwort bleibt.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The run could not go on</source>
        <translation>Der Lauf konnte nicht weitergehen</translation>
    </message>
    <message>
        <source>Every picture has its answer</source>
        <translation>Jedes Bild hat seine Antwort</translation>
    </message>
    <message>
        <source>A run was interrupted</source>
        <translation>Ein Lauf wurde unterbrochen</translation>
    </message>
    <message>
        <source>{pictures} have no answer yet. Those given are kept.</source>
        <translation>{pictures} haben noch keine Antwort. Die gegebenen bleiben.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation>ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a film or a picture of a kind that cannot be opened</source>
        <translation>ein Film oder ein Bild einer Art, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>nichts als Nullen</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>something special</source>
        <translation>etwas Besonderes</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>{who} is not there any more: it was moved, renamed or deleted, or it is a broken link.</source>
        <translation>{who} ist nicht mehr da: Die Datei wurde verschoben, umbenannt oder gelöscht, oder sie ist eine Verknüpfung ins Leere.</translation>
    </message>
    <message>
        <source>Look where the file is now and add it again.</source>
        <translation>Suchen Sie, wo die Datei jetzt ist, und fügen Sie sie wieder hinzu.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>{who} cannot be opened: this user account is not allowed to read it.</source>
        <translation>{who} lässt sich nicht öffnen: Dieses Benutzerkonto darf die Datei nicht lesen.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation>Ändern Sie die Rechte der Datei, oder kopieren Sie sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>{who} cannot be read: {cause}.</source>
        <translation>{who} lässt sich nicht lesen: {cause}.</translation>
    </message>
    <message>
        <source>Check that the disk or network drive is connected and well, then try again.</source>
        <translation>Prüfen Sie, ob der Datenträger oder das Netzlaufwerk verbunden und in Ordnung ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A folder, not a picture</source>
        <translation>Ein Ordner, kein Bild</translation>
    </message>
    <message>
        <source>{who} is a folder.</source>
        <translation>{who} ist ein Ordner.</translation>
    </message>
    <message>
        <source>Add the folder as a whole; the pictures inside it are found.</source>
        <translation>Fügen Sie den ganzen Ordner hinzu; die Bilder darin werden gefunden.</translation>
    </message>
    <message>
        <source>Folder cannot be opened</source>
        <translation>Ordner lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{who} is a folder that cannot be opened, so the pictures inside it were not found.</source>
        <translation>{who} ist ein Ordner, der sich nicht öffnen lässt; die Bilder darin wurden deshalb nicht gefunden.</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions or reconnect its drive, then add it again.</source>
        <translation>Ändern Sie die Rechte des Ordners, oder verbinden Sie sein Laufwerk wieder, und fügen Sie ihn noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>{who} is {kind}, not a file.</source>
        <translation>{who} ist {kind}, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a picture file instead.</source>
        <translation>Wählen Sie stattdessen eine Bilddatei.</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>Leere Datei</translation>
    </message>
    <message>
        <source>{who} is empty: the file holds 0 bytes.</source>
        <translation>{who} ist leer: Die Datei enthält 0 Bytes.</translation>
    </message>
    <message>
        <source>Copy or download the picture again.</source>
        <translation>Kopieren Sie das Bild noch einmal, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>{who} has {size} MB; the limit is {limit} MB.</source>
        <translation>{who} hat {size} MB; höchstens {limit} MB sind möglich.</translation>
    </message>
    <message>
        <source>Save a smaller copy in an image editor and add that.</source>
        <translation>Speichern Sie in einem Bildprogramm eine kleinere Kopie, und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>Picture too large</source>
        <translation>Bild zu groß</translation>
    </message>
    <message>
        <source>{who} has {pixels} megapixels ({width} × {height}); the limit is {limit}.</source>
        <translation>{who} hat {pixels} Megapixel ({width} × {height}); höchstens {limit} sind möglich.</translation>
    </message>
    <message>
        <source>{who} would need {needed} MB of memory to open; the limit is {limit} MB.</source>
        <translation>{who} bräuchte beim Öffnen {needed} MB Speicher; höchstens {limit} MB sind möglich.</translation>
    </message>
    <message>
        <source>Save a smaller copy, or a JPEG, in an image editor and add that.</source>
        <translation>Speichern Sie in einem Bildprogramm eine kleinere Kopie oder ein JPEG, und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>{who} is not a picture although its name ends in {suffix}: it holds {instead}.</source>
        <translation>{who} ist kein Bild, obwohl der Name auf {suffix} endet: Darin ist {instead}.</translation>
    </message>
    <message>
        <source>{who} is not a picture although its name ends in {suffix}.</source>
        <translation>{who} ist kein Bild, obwohl der Name auf {suffix} endet.</translation>
    </message>
    <message>
        <source>{who} is not a picture: it holds {instead}.</source>
        <translation>{who} ist kein Bild: Darin ist {instead}.</translation>
    </message>
    <message>
        <source>{who} is not a picture.</source>
        <translation>{who} ist kein Bild.</translation>
    </message>
    <message>
        <source>Not a picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Choose a picture in one of these formats: {formats}.</source>
        <translation>Wählen Sie ein Bild in einem dieser Formate: {formats}.</translation>
    </message>
    <message>
        <source>Not a picture BigQuery reads</source>
        <translation>Kein Bild, das BigQuery liest</translation>
    </message>
    <message>
        <source>{who} is not in a format that BigQuery decodes.</source>
        <translation>{who} hat ein Format, das BigQuery nicht liest.</translation>
    </message>
    <message>
        <source>Convert it to {accepted} first.</source>
        <translation>Wandeln Sie es erst in {accepted} um.</translation>
    </message>
    <message>
        <source>{name} cannot be opened</source>
        <translation>{name} lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{who} is a {name} picture, and this installation lacks the part that reads them.</source>
        <translation>{who} ist ein Bild im Format {name}, und dieser Installation fehlt der Teil, der es liest.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG, or install yogadesk again.</source>
        <translation>Speichern Sie es als JPEG oder PNG, oder installieren Sie yogadesk neu.</translation>
    </message>
    <message>
        <source>Picture is cut off</source>
        <translation>Bild ist abgeschnitten</translation>
    </message>
    <message>
        <source>{who} is cut off: the file ends too early, so part of the picture is missing.</source>
        <translation>{who} ist abgeschnitten: Die Datei endet zu früh, ein Teil des Bildes fehlt.</translation>
    </message>
    <message>
        <source>Copy or download it again; the transfer was probably interrupted.</source>
        <translation>Kopieren Sie es noch einmal, oder laden Sie es neu herunter; vermutlich wurde die Übertragung unterbrochen.</translation>
    </message>
    <message>
        <source>Picture is damaged</source>
        <translation>Bild ist beschädigt</translation>
    </message>
    <message>
        <source>{who} is damaged: its {name} data cannot be decoded.</source>
        <translation>{who} ist beschädigt: Die Daten im Format {name} lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Open it in an image editor and save it again, or get another copy.</source>
        <translation>Öffnen Sie es in einem Bildprogramm und speichern Sie es neu, oder besorgen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Zu wenig Speicher</translation>
    </message>
    <message>
        <source>{who} could not be opened because the computer ran out of memory.</source>
        <translation>{who} ließ sich nicht öffnen, weil dem Computer der Speicher ausging.</translation>
    </message>
    <message>
        <source>Close other programs and try again, or save a smaller copy of the picture.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal, oder speichern Sie eine kleinere Kopie des Bildes.</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language that these sentences are translated into.</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>SayLine</name>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <source>Top classes</source>
        <translation>Beste Klassen</translation>
    </message>
    <message>
        <source>{pose} {score}</source>
        <translation>{pose} {score}</translation>
    </message>
    <message>
        <source>Top classes: {list}</source>
        <translation>Beste Klassen: {list}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>When the best score is below this, the answer is “not sure”. Higher means fewer wrong answers, and more pictures without one.</source>
        <translation>Liegt der beste Wert darunter, ist die Antwort „unsicher“. Höher heißt: weniger falsche Antworten, und mehr Bilder ohne eine.</translation>
    </message>
    <message>
        <source>Classes to keep</source>
        <translation>Klassen, die bleiben</translation>
    </message>
    <message>
        <source>How many of the best classes are shown and saved for each picture.</source>
        <translation>Wie viele der besten Klassen zu jedem Bild gezeigt und gespeichert werden.</translation>
    </message>
    <message>
        <source>What is uploaded</source>
        <translation>Was hochgeladen wird</translation>
    </message>
    <message>
        <source>Model-ready sends each picture at the size the model looks at: fast, and neither place nor camera data leave this computer. Original sends the file itself where BigQuery can read it.</source>
        <translation>„Modellfertig“ schickt jedes Bild in der Größe, die das Modell ansieht: schnell, und weder Ort noch Kameradaten verlassen diesen Computer. „Original“ schickt die Datei selbst, wo BigQuery sie lesen kann.</translation>
    </message>
    <message>
        <source>Model-ready</source>
        <translation>Modellfertig</translation>
    </message>
    <message>
        <source>Original file</source>
        <translation>Originaldatei</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Where pictures are classified: on this computer or in Google Cloud.</source>
        <translation>Wo Bilder klassifiziert werden: auf diesem Computer oder in Google Cloud.</translation>
    </message>
    <message>
        <source>Mark CSV files as UTF-8</source>
        <translation>CSV-Dateien als UTF-8 kennzeichnen</translation>
    </message>
    <message>
        <source>Old versions of Excel need this mark to show accents and other scripts correctly. Some other programs stumble over it.</source>
        <translation>Alte Excel-Versionen brauchen das Zeichen, um Akzente und andere Schriften richtig zu zeigen. Manche anderen Programme stolpern darüber.</translation>
    </message>
    <message>
        <source>Ask before a run of more pictures than</source>
        <translation>Fragen vor einem Lauf mit mehr Bildern als</translation>
    </message>
    <message>
        <source>Where a site can cost money, a larger run waits for your word, with an estimate beside it.</source>
        <translation>Wo ein Standort Geld kosten kann, wartet ein größerer Lauf auf Ihr Wort, mit einer Schätzung daneben.</translation>
    </message>
    <message>
        <source>Ask before a run of more cents than</source>
        <translation>Fragen vor einem Lauf für mehr Cent als</translation>
    </message>
    <message>
        <source>In hundredths of the currency the prices are known in. An estimate, not a limit that Google would keep to.</source>
        <translation>In Hundertsteln der Währung, in der die Preise bekannt sind. Eine Schätzung, keine Grenze, an die sich Google hielte.</translation>
    </message>
    <message>
        <source>Say when a long run is over</source>
        <translation>Sagen, wenn ein langer Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>With a note on the desktop, while the window is in the background.</source>
        <translation>Mit einem Hinweis auf dem Schreibtisch, solange das Fenster im Hintergrund ist.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Holds from the next start on. What the sites say stays in English.</source>
        <translation>Gilt ab dem nächsten Start. Was die Standorte sagen, bleibt englisch.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
</context>
<context>
    <name>ShareField</name>
    <message>
        <source>{name}, in percent</source>
        <translation>{name}, in Prozent</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{pose} {score}</source>
        <translation>{pose} {score}</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>{title} → {pose}, corrected by you</source>
        <translation>{title} → {pose}, von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>{title}, answered {said}, {file}</source>
        <translation>{title}, Antwort {said}, {file}</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in to Google Cloud</source>
        <translation>Bei Google Cloud anmelden</translation>
    </message>
    <message>
        <source>yogadesk acts in your name. Your password is never seen or kept.</source>
        <translation>yogadesk handelt in Ihrem Namen. Ihr Passwort wird nie gesehen oder behalten.</translation>
    </message>
    <message>
        <source>In the bro&amp;wser</source>
        <translation>Im Bro&amp;wser</translation>
    </message>
    <message>
        <source>With the file of an OAuth client of the type “Desktop app”, from the Google Cloud console under “Clients”.</source>
        <translation>Mit der Datei eines OAuth-Clients der Art „Desktop app“, aus der Google-Cloud-Konsole unter „Clients“.</translation>
    </message>
    <message>
        <source>OAuth &amp;client file</source>
        <translation>OAuth-&amp;Client-Datei</translation>
    </message>
    <message>
        <source>As &amp;gcloud is signed in</source>
        <translation>Wie &amp;gcloud angemeldet ist</translation>
    </message>
    <message>
        <source>With what “gcloud auth application-default login” left on this computer.</source>
        <translation>Mit dem, was „gcloud auth application-default login“ auf diesem Computer hinterlassen hat.</translation>
    </message>
    <message>
        <source>As a &amp;service account</source>
        <translation>Als &amp;Dienstkonto</translation>
    </message>
    <message>
        <source>With its key file: for a computer that nobody sits at.</source>
        <translation>Mit dessen Schlüsseldatei: für einen Computer, an dem niemand sitzt.</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;ufhören</translation>
    </message>
    <message>
        <source>Wait for the browser no longer</source>
        <translation>Nicht länger auf den Browser warten</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>Ad&amp;resse kopieren</translation>
    </message>
    <message>
        <source>For another browser, or when none opened</source>
        <translation>Für einen anderen Browser, oder wenn keiner aufging</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>Revoke the sign-in and forget it</source>
        <translation>Die Anmeldung widerrufen und vergessen</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Es wird angemeldet…</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <translation>Es wird abgemeldet…</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Abgemeldet.</translation>
    </message>
    <message>
        <source>Signed in as {account}.</source>
        <translation>Angemeldet als {account}.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Stopped. Nobody is signed in.</source>
        <translation>Aufgehört. Niemand ist angemeldet.</translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>This computer · offline</source>
        <translation>Dieser Computer · offline</translation>
    </message>
    <message>
        <source>Your pictures stay on this computer.</source>
        <translation>Ihre Bilder bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Pictures are sent to the bucket {bucket}, without place or camera data.</source>
        <translation>Bilder werden an den Bucket {bucket} geschickt, ohne Orts- und Kameradaten.</translation>
    </message>
</context>
<context>
    <name>SitesMenu</name>
    <message>
        <source>Set &amp;up a site…</source>
        <translation>Einen Standort ein&amp;richten…</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
</context>
<context>
    <name>Skipped</name>
    <message>
        <source>Its name does not end like a picture&apos;s. If it is one, classify it all the same, or give it an ending such as .jpg.</source>
        <translation>Der Name endet nicht wie der eines Bildes. Ist es eins, klassifizieren Sie es trotzdem, oder geben Sie ihm eine Endung wie .jpg.</translation>
    </message>
    <message>
        <source>It is hidden in its folder. Classify it all the same, or drop it by itself.</source>
        <translation>Es ist in seinem Ordner versteckt. Klassifizieren Sie es trotzdem, oder ziehen Sie es einzeln hierher.</translation>
    </message>
    <message>
        <source>It is another way to a file that is listed already. Look there for the answer.</source>
        <translation>Es ist ein anderer Weg zu einer Datei, die schon aufgelistet ist. Die Antwort steht dort.</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Last first</source>
        <translation>Letztes zuerst</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>By pose</source>
        <translation>Nach Haltung</translation>
    </message>
    <message>
        <source>By confidence</source>
        <translation>Nach Sicherheit</translation>
    </message>
    <message>
        <source>By time of the answer</source>
        <translation>Nach Zeit der Antwort</translation>
    </message>
</context>
<context>
    <name>Sql</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Slot time</source>
        <translation>Slot-Zeit</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Failed: {doing}</source>
        <translation>Fehlgeschlagen: {doing}</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>SqlPanel</name>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>The statement</source>
        <translation>Die Anweisung</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>Copy with parameters filled in</source>
        <translation>Mit eingesetzten Parametern kopieren</translation>
    </message>
    <message>
        <source>No statement ran yet in this session.</source>
        <translation>In dieser Sitzung lief noch keine Anweisung.</translation>
    </message>
    <message>
        <source>{count} statements, {seconds} in all</source>
        <translation>{count} Anweisungen, {seconds} insgesamt</translation>
    </message>
    <message>
        <source>{so_far}, slot time {slots}</source>
        <translation>{so_far}, Slot-Zeit {slots}</translation>
    </message>
    <message>
        <source>Job {job}</source>
        <translation>Job {job}</translation>
    </message>
    <message>
        <source>Billed {bytes}</source>
        <translation>Berechnet {bytes}</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird geschickt</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Wird klassifiziert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Where pictures are classified</source>
        <translation>Wo Bilder klassifiziert werden</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modell: {name}</translation>
    </message>
    <message>
        <source>SHA-256 of its file: {sum}</source>
        <translation>SHA-256 seiner Datei: {sum}</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Sign in again. What you entered so far is kept.</source>
        <translation>Melden Sie sich erneut an. Was Sie bisher eingegeben haben, bleibt.</translation>
    </message>
    <message>
        <source>To be made</source>
        <translation>Wird angelegt</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Es wird nachgesehen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Nothing made</source>
        <translation>Nichts angelegt</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Everything is made in Google Cloud.</source>
        <translation>Alles wird in Google Cloud angelegt.</translation>
    </message>
    <message>
        <source>Signed in as {account}.</source>
        <translation>Angemeldet als {account}.</translation>
    </message>
    <message>
        <source>Signs in, and makes nothing.</source>
        <translation>Meldet an und legt nichts an.</translation>
    </message>
    <message>
        <source>Makes the project “{name}” if there is none, and enables the APIs in it.</source>
        <translation>Legt das Projekt „{name}“ an, wenn es keins gibt, und aktiviert darin die APIs.</translation>
    </message>
    <message>
        <source>Uses the project “{name}” and enables the APIs that are needed.</source>
        <translation>Benutzt das Projekt „{name}“ und aktiviert die nötigen APIs.</translation>
    </message>
    <message>
        <source>The dataset “{name}” in {location}.</source>
        <translation>Das Dataset „{name}“ in {location}.</translation>
    </message>
    <message>
        <source>The connection “{name}”, with a service account of its own.</source>
        <translation>Die Verbindung „{name}“ mit einem eigenen Dienstkonto.</translation>
    </message>
    <message>
        <source>The bucket “{name}”, closed to the public. The connection may read what is in it.</source>
        <translation>Der Bucket „{name}“, für die Öffentlichkeit geschlossen. Die Verbindung darf lesen, was darin ist.</translation>
    </message>
    <message>
        <source>The object table “{pictures}” over the bucket, and the table “{health}”.</source>
        <translation>Die Objekttabelle „{pictures}“ über dem Bucket und die Tabelle „{health}“.</translation>
    </message>
    <message>
        <source>Sends the model that comes with yogadesk to the bucket and imports it.</source>
        <translation>Schickt das mitgebrachte Modell in den Bucket und importiert es.</translation>
    </message>
    <message>
        <source>Sends the model {source} to the bucket and imports it.</source>
        <translation>Schickt das Modell {source} in den Bucket und importiert es.</translation>
    </message>
    <message>
        <source>Makes no reservation: uses what is assigned.</source>
        <translation>Macht keine Reservierung: benutzt, was zugewiesen ist.</translation>
    </message>
    <message>
        <source>The reservation “{name}”: no slots at rest, up to {slots} while it works.</source>
        <translation>Die Reservierung „{name}“: keine Slots in Ruhe, bis zu {slots} bei der Arbeit.</translation>
    </message>
    <message>
        <source>Classifies one sample picture on the site.</source>
        <translation>Klassifiziert ein Beispielbild am Standort.</translation>
    </message>
</context>
<context>
    <name>StepBoard</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>{title} · {state}</source>
        <translation>{title} · {state}</translation>
    </message>
    <message>
        <source>What it makes</source>
        <translation>Was es anlegt</translation>
    </message>
    <message>
        <source>Detai&amp;ls…</source>
        <translation>Ein&amp;zelheiten…</translation>
    </message>
    <message>
        <source>What it costs, what it needs, and the same by hand</source>
        <translation>Was es kostet, was es braucht, und dasselbe von Hand</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>&amp;Beheben</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Erneut</translation>
    </message>
    <message>
        <source>Cop&amp;y command</source>
        <translation>Befehl ko&amp;pieren</translation>
    </message>
    <message>
        <source>Go to the page where this is answered</source>
        <translation>Zu der Seite, auf der das beantwortet wird</translation>
    </message>
    <message>
        <source>Open the page in the browser where this is done</source>
        <translation>Die Seite im Browser öffnen, auf der das erledigt wird</translation>
    </message>
    <message>
        <source>Try again; what is made already is found</source>
        <translation>Erneut versuchen; was schon angelegt ist, wird gefunden</translation>
    </message>
    <message>
        <source>Copy the commands that do the same by hand</source>
        <translation>Die Befehle kopieren, die von Hand dasselbe tun</translation>
    </message>
    <message>
        <source>Costs: {cost}</source>
        <translation>Kostet: {cost}</translation>
    </message>
    <message>
        <source>Needs: {list}</source>
        <translation>Braucht: {list}</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Schritt {number} von {count}: {title}</translation>
    </message>
</context>
<context>
    <name>Teach</name>
    <message>
        <source>Measured on the {pictures} it learnt from, for there are too few to hold some out: new pictures will do worse.</source>
        <translation>Gemessen an {pictures}, aus denen es gelernt hat, denn es sind zu wenige, um welche zurückzuhalten: Bei neuen wird es schlechter sein.</translation>
    </message>
    <message>
        <source>Learnt from {learnt}, measured on {held} that were held out.</source>
        <translation>Gelernt aus {learnt}, gemessen an {held}, die zurückgehalten wurden.</translation>
    </message>
    <message>
        <source>Too few different pictures to measure: {poses}.</source>
        <translation>Zu wenige verschiedene Bilder zum Messen: {poses}.</translation>
    </message>
</context>
<context>
    <name>TeachDialog</name>
    <message>
        <source>Teach poses</source>
        <translation>Haltungen lehren</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What there is to learn from</source>
        <translation>Was es zu lernen gibt</translation>
    </message>
    <message>
        <source>Choose a folder to see what is in it.</source>
        <translation>Ein gewählter Ordner zeigt hier, was in ihm ist.</translation>
    </message>
    <message>
        <source>Pictures that resemble each other stay together when some are held out to measure the new model. “Not sure” for anything unlike all poses comes with it.</source>
        <translation>Bilder, die einander gleichen, bleiben zusammen, wenn einige zurückgehalten werden, um das neue Modell zu messen. „Nicht sicher“ bei allem, was keiner Haltung gleicht, kommt mit.</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Lehren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird durchgesehen…</translation>
    </message>
    <message>
        <source>{pictures} of {count} poses.</source>
        <translation>{pictures} von {count} Haltungen.</translation>
    </message>
    <message>
        <source>Twenty or more of each pose make a useful model.</source>
        <translation>Zwanzig oder mehr pro Haltung ergeben ein brauchbares Modell.</translation>
    </message>
</context>
<context>
    <name>TryPage</name>
    <message>
        <source>It works: try it</source>
        <translation>Es läuft: Probieren Sie es aus</translation>
    </message>
    <message>
        <source>This sample went to the bucket, through the object table and the model, and back.</source>
        <translation>Dieses Beispiel ging in den Bucket, durch die Objekttabelle und das Modell und zurück.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Classify on this site &amp;from now on</source>
        <translation>Ab jetzt an diesem Standort klassi&amp;fizieren</translation>
    </message>
    <message>
        <source>Delete &amp;what was created…</source>
        <translation>&amp;Angelegtes löschen…</translation>
    </message>
    <message>
        <source>&amp;Another picture</source>
        <translation>&amp;Anderes Bild</translation>
    </message>
    <message>
        <source>Sample picture</source>
        <translation>Beispielbild</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>Classifying…</source>
        <translation>Wird klassifiziert…</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Haltungen</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>Gelehrt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Accuracy is of the pictures that were held out when the model was taught. To compare models, evaluate one and choose “Compare with” there.</source>
        <translation>Die Genauigkeit gilt für die Bilder, die beim Lehren zurückgehalten wurden. Um Modelle zu vergleichen, eines bewerten und dort „Vergleichen mit“ wählen.</translation>
    </message>
    <message>
        <source>Models on “{site}”</source>
        <translation>Modelle auf „{site}“</translation>
    </message>
    <message>
        <source>Let it answer</source>
        <translation>Antworten lassen</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>Bewerten…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Here and on the site. Asked once more.</source>
        <translation>Hier und auf dem Ort. Es wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{model} (answers)</source>
        <translation>{model} (antwortet)</translation>
    </message>
    <message>
        <source>came with the site</source>
        <translation>mit dem Ort gekommen</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture (←)</source>
        <translation>Voriges Bild (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Nächstes Bild (→)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>Ganzes Bild (0)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>{pose}, {state}, {file}, picture {place}</source>
        <translation>{pose}, {state}, {file}, Bild {place}</translation>
    </message>
</context>
<context>
    <name>WherePage</name>
    <message>
        <source>Where are pictures classified?</source>
        <translation>Wo werden Bilder klassifiziert?</translation>
    </message>
    <message>
        <source>Every answer is kept as you give it: close the assistant at any time and go on later. Nothing is made before the page “Create”.</source>
        <translation>Jede Antwort bleibt, sobald Sie sie geben: Schließen Sie den Assistenten jederzeit und machen Sie später weiter. Nichts wird vor der Seite „Anlegen“ angelegt.</translation>
    </message>
    <message>
        <source>On &amp;this computer</source>
        <translation>Auf &amp;diesem Computer</translation>
    </message>
    <message>
        <source>Ready at once, free, and without an account. No picture leaves the computer.</source>
        <translation>Sofort bereit, kostenlos und ohne Konto. Kein Bild verlässt den Computer.</translation>
    </message>
    <message>
        <source>In &amp;Google Cloud</source>
        <translation>In &amp;Google Cloud</translation>
    </message>
    <message>
        <source>With BigQuery and Cloud Storage in a project of yours: for many pictures, several people, or a model of your own. You need a Google account with billing; classifying costs money while it runs. Setting it up takes about ten minutes.</source>
        <translation>Mit BigQuery und Cloud Storage in einem Projekt von Ihnen: für viele Bilder, mehrere Menschen oder ein eigenes Modell. Sie brauchen ein Google-Konto mit Abrechnung; Klassifizieren kostet Geld, solange es läuft. Das Einrichten dauert etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>Na&amp;me of the site</source>
        <translation>Na&amp;me des Standorts</translation>
    </message>
    <message>
        <source>For you: under this name the site is in the menu.</source>
        <translation>Für Sie: Unter diesem Namen steht der Standort im Menü.</translation>
    </message>
    <message>
        <source>Google’s own</source>
        <translation>Googles eigene</translation>
    </message>
    <message>
        <source>&amp;Address, if not Google’s</source>
        <translation>&amp;Adresse, wenn nicht Googles</translation>
    </message>
    <message>
        <source>Only for a private endpoint, or an engine on another machine.</source>
        <translation>Nur für einen privaten Endpunkt oder eine Engine auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Google Cloud</source>
        <translation>Google Cloud</translation>
    </message>
    <message>
        <source>Give the site a name.</source>
        <translation>Geben Sie dem Standort einen Namen.</translation>
    </message>
    <message>
        <source>“{name}” is the name of the site on this computer.</source>
        <translation>„{name}“ heißt der Standort auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>No single part decides: whichever square is covered, the score of {pose} stays within {points} of {whole}.</source>
        <translation>Kein einzelner Teil entscheidet: Welches Quadrat auch verdeckt ist, der Wert von {pose} bleibt im Abstand von {points} bei {whole}.</translation>
    </message>
    <message>
        <source>{part} speaks most for {pose}: covered, its score falls from {whole} to {score}.</source>
        <translation>{part} spricht am meisten für {pose}: Verdeckt fällt der Wert von {whole} auf {score}.</translation>
    </message>
    <message>
        <source>{part} speaks most against it: covered, the score rises from {whole} to {score}.</source>
        <translation>{part} spricht am meisten dagegen: Verdeckt steigt der Wert von {whole} auf {score}.</translation>
    </message>
    <message>
        <source>The top left</source>
        <translation>Der Teil oben links</translation>
    </message>
    <message>
        <source>The top</source>
        <translation>Der obere Teil</translation>
    </message>
    <message>
        <source>The top right</source>
        <translation>Der Teil oben rechts</translation>
    </message>
    <message>
        <source>The left side</source>
        <translation>Die linke Seite</translation>
    </message>
    <message>
        <source>The middle</source>
        <translation>Die Mitte</translation>
    </message>
    <message>
        <source>The right side</source>
        <translation>Die rechte Seite</translation>
    </message>
    <message>
        <source>The bottom left</source>
        <translation>Der Teil unten links</translation>
    </message>
    <message>
        <source>The bottom</source>
        <translation>Der untere Teil</translation>
    </message>
    <message>
        <source>The bottom right</source>
        <translation>Der Teil unten rechts</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>What the explanation found</source>
        <translation>Was die Erklärung gefunden hat</translation>
    </message>
    <message>
        <source>Show it over the picture</source>
        <translation>Über dem Bild zeigen</translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation>Fortschritt der Erklärung</translation>
    </message>
    <message>
        <source>Why {pose}?</source>
        <translation>Warum {pose}?</translation>
    </message>
    <message>
        <source>Covering one part of the picture after another…</source>
        <translation>Ein Teil des Bildes nach dem anderen wird verdeckt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Shows on which parts of the picture the model’s score for {pose} rests, not whether the answer is right. Each of {count} squares was covered with the picture’s mean colour and classified again by {model} on “{site}”. A square can also count for what it hides beside the person. Full colour is a change of {points}. Nothing of this is kept in the history.</source>
        <translation>Zeigt, auf welchen Teilen des Bildes der Wert des Modells für {pose} beruht, nicht, ob die Antwort stimmt. Jedes von {count} Quadraten wurde mit der mittleren Farbe des Bildes verdeckt und von {model} an „{site}“ erneut klassifiziert. Ein Quadrat kann auch für das zählen, was es neben dem Menschen verdeckt. Volle Farbe ist eine Änderung um {points}. Nichts davon bleibt im Verlauf.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Classifying</source>
        <translation>Es wird klassifiziert</translation>
    </message>
    <message>
        <source>Looking for like pictures</source>
        <translation>Gleiche Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Es wird gelehrt</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Die Bilder werden betrachtet</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Es wird gemessen</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>Der Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>Sending pictures</source>
        <translation>Bilder werden gesendet</translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>_AnswerCard</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Nachricht ausblenden</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
</TS>
