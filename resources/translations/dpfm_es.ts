<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>dpfm::Error</name>
    <message>
        <source>Only paired, cost and minima have sentences: add --plot.</source>
        <translation>Solo paired, cost y minima tienen frases: añada --plot.</translation>
    </message>
    <message>
        <source>The number of jobs is &quot;%1&quot;; it must be 1 or more.</source>
        <translation>El número de trabajos es &quot;%1&quot;; debe ser 1 o más.</translation>
    </message>
    <message>
        <source>The number of jobs is %1; at most %2 are possible.</source>
        <translation>El número de trabajos es %1; son posibles %2 como máximo.</translation>
    </message>
    <message>
        <source>The file holds no sweep yet; train one first.</source>
        <translation>El archivo aún no contiene ningún barrido; hay que entrenar uno antes.</translation>
    </message>
    <message>
        <source>%1 has no sweep %2; its latest is %3.</source>
        <translation>%1 no tiene el barrido %2; el último es el %3.</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot;; there are %2.</source>
        <translation>No existe &quot;%1&quot;; existen %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither on nor off.</source>
        <translation>&quot;%1&quot; no es ni on ni off.</translation>
    </message>
    <message>
        <source>The file holds no sweep.</source>
        <translation>El archivo no contiene ningún barrido.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number that can stand here.</source>
        <translation>&quot;%1&quot; no es un número que pueda ir aquí.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are several metrics; only curves take them.</source>
        <translation>&quot;%1&quot; son varias métricas; solo las curvas las admiten.</translation>
    </message>
    <message>
        <source>There is no plot &quot;%1&quot;; there are curves, cross-section, matrix, paired, cost and minima.</source>
        <translation>No existe el gráfico &quot;%1&quot;; existen curves, cross-section, matrix, paired, cost y minima.</translation>
    </message>
    <message>
        <source>There is no reading &quot;%1&quot;; there are best, final and lowest.</source>
        <translation>No existe la lectura &quot;%1&quot;; existen best, final y lowest.</translation>
    </message>
    <message>
        <source>Curves do not run over &quot;%1&quot;; there are epochs, samples, multiplications and seconds.</source>
        <translation>Las curvas no pueden trazarse sobre &quot;%1&quot;; existen epochs, samples, multiplications y seconds.</translation>
    </message>
    <message>
        <source>There is no centre &quot;%1&quot;; there are median and mean.</source>
        <translation>No existe el centro &quot;%1&quot;; existen median y mean.</translation>
    </message>
    <message>
        <source>There is no band &quot;%1&quot;; there are auto, none, quartiles, std, sem and range.</source>
        <translation>No existe la banda &quot;%1&quot;; existen auto, none, quartiles, std, sem y range.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which runs; there are auto, all and none.</source>
        <translation>&quot;%1&quot; no dice qué ejecuciones; existen auto, all y none.</translation>
    </message>
    <message>
        <source>The plot &quot;%1&quot; does not have this option.</source>
        <translation>El gráfico &quot;%1&quot; no tiene esta opción.</translation>
    </message>
    <message>
        <source>The file holds another experiment; name another file after --out, or delete this one.</source>
        <translation>El archivo contiene otro experimento; indique otro archivo tras --out o borre este.</translation>
    </message>
    <message>
        <source>Division by zero: %1 has no value.</source>
        <translation>División por cero: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>The logarithm of 0: %1 has no value.</source>
        <translation>Logaritmo de 0: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>The logarithm of a negative number, %2: %1 has no value.</source>
        <translation>Logaritmo de un número negativo, %2: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>The square root of a negative number, %2: %1 has no value.</source>
        <translation>Raíz cuadrada de un número negativo, %2: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>0 to a negative power: %1 has no value.</source>
        <translation>0 elevado a una potencia negativa: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>A power of a negative number, %2, with a broken exponent: %1 has no value.</source>
        <translation>Potencia de un número negativo, %2, con exponente fraccionario: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>The numbers grow beyond what a double holds: %1 has no value.</source>
        <translation>Los números superan lo que cabe en un double: %1 no tiene valor.</translation>
    </message>
    <message>
        <source>The square root has no derivative at 0; %1 has a value without one.</source>
        <translation>La raíz cuadrada no tiene derivada en 0; %1 tiene valor, pero no derivada.</translation>
    </message>
    <message>
        <source>This power has no derivative at %2; %1 has a value without one.</source>
        <translation>Esta potencia no tiene derivada en %2; %1 tiene valor, pero no derivada.</translation>
    </message>
    <message>
        <source>The derivatives grow beyond what a double holds: %1 has a value without them.</source>
        <translation>Las derivadas superan lo que cabe en un double; %1 tiene valor, pero no derivadas.</translation>
    </message>
    <message>
        <source>There is no expression; type one, as in e = (a+b)*(b+1).</source>
        <translation>No hay ninguna expresión; escriba una, como e = (a+b)*(b+1).</translation>
    </message>
    <message>
        <source>The expression ends here, but a number, a name or “(” is still missing.</source>
        <translation>La expresión termina aquí, pero aún falta un número, un nombre o «(».</translation>
    </message>
    <message>
        <source>“)” closes nothing: no “(” is open here.</source>
        <translation>«)» no cierra nada: aquí no hay ningún «(» abierto.</translation>
    </message>
    <message>
        <source>“=” must follow a single name at the beginning of its line.</source>
        <translation>«=» debe seguir a un único nombre al comienzo de su línea.</translation>
    </message>
    <message>
        <source>A number, a name or “(” is expected before “%1”.</source>
        <translation>Se espera un número, un nombre o «(» antes de «%1».</translation>
    </message>
    <message>
        <source>An operator is missing before this: + − * / or ^.</source>
        <translation>Falta un operador antes de esto: + − * / o ^.</translation>
    </message>
    <message>
        <source>“%1” already has a meaning; choose another name.</source>
        <translation>«%1» ya tiene un significado; elija otro nombre.</translation>
    </message>
    <message>
        <source>“%1” is a variable, whose value is given apart; choose another name.</source>
        <translation>«%1» es una variable, cuyo valor se da aparte; elija otro nombre.</translation>
    </message>
    <message>
        <source>“%1” was assigned above; choose another name.</source>
        <translation>«%1» ya se asignó más arriba; elija otro nombre.</translation>
    </message>
    <message>
        <source>The expression is nested more than %1 deep; give a part of it a name, as in c = a+b.</source>
        <translation>La expresión tiene más de %1 niveles de anidamiento; dé nombre a una parte, como c = a+b.</translation>
    </message>
    <message>
        <source>This “(” is not closed.</source>
        <translation>Este «(» no está cerrado.</translation>
    </message>
    <message>
        <source>The function “%1” needs its argument in parentheses.</source>
        <translation>La función «%1» necesita su argumento entre paréntesis.</translation>
    </message>
    <message>
        <source>“%1” is no function known here: sin, cos, tan, exp, log, sqrt, tanh, sigmoid, relu and step are; a product needs its *.</source>
        <translation>«%1» no es una función conocida aquí: lo son sin, cos, tan, exp, log, sqrt, tanh, sigmoid, relu y step; un producto necesita su *.</translation>
    </message>
    <message>
        <source>“%1” is not known: give it a value, as in %1 = 1, or assign it in a line above.</source>
        <translation>«%1» no se conoce: dele un valor, como %1 = 1, o asígnelo en una línea anterior.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>«%1» no tiene significado aquí.</translation>
    </message>
    <message>
        <source>A variable and its value are expected, as in a = 2.</source>
        <translation>Se espera una variable y su valor, como a = 2.</translation>
    </message>
    <message>
        <source>“%1” has a value already.</source>
        <translation>«%1» ya tiene un valor.</translation>
    </message>
    <message>
        <source>At most %1 variables can have values.</source>
        <translation>Como máximo %1 variables pueden tener valor.</translation>
    </message>
    <message>
        <source>The value of “%1” is not a finite number.</source>
        <translation>El valor de «%1» no es un número finito.</translation>
    </message>
    <message>
        <source>A number is expected; a point alone is none.</source>
        <translation>Se espera un número; un punto solo no lo es.</translation>
    </message>
    <message>
        <source>The number is too large or too small.</source>
        <translation>El número es demasiado grande o demasiado pequeño.</translation>
    </message>
    <message>
        <source>The text has %1 characters; at most %2 are read.</source>
        <translation>El texto tiene %1 caracteres; se leen %2 como máximo.</translation>
    </message>
    <message>
        <source>There is not enough memory; make the layers or the corpus smaller.</source>
        <translation>No hay memoria suficiente; reduzca las capas o el corpus.</translation>
    </message>
    <message>
        <source>The computation failed: %1.</source>
        <translation>El cálculo falló: %1.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read to its end; check its disk.</source>
        <translation>El archivo %1 no puede leerse hasta el final; compruebe el disco.</translation>
    </message>
    <message>
        <source>The gzip file %1 breaks off before its end; copy or download it again.</source>
        <translation>El archivo gzip %1 se corta antes del final; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>There is not enough memory to unpack the file %1.</source>
        <translation>No hay memoria suficiente para descomprimir el archivo %1.</translation>
    </message>
    <message>
        <source>The gzip file %1 is damaged; copy or download it again.</source>
        <translation>El archivo gzip %1 está dañado; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>There is no file %1; check its name and folder.</source>
        <translation>No existe el archivo %1; compruebe su nombre y su carpeta.</translation>
    </message>
    <message>
        <source>%1 is a folder; name the file in it.</source>
        <translation>%1 es una carpeta; indique el archivo que contiene.</translation>
    </message>
    <message>
        <source>%1 is a device and not a file of data; name a file.</source>
        <translation>%1 es un dispositivo y no un archivo de datos; indique un archivo.</translation>
    </message>
    <message>
        <source>The file %1 cannot be opened; check that you may read it.</source>
        <translation>El archivo %1 no puede abrirse; compruebe los permisos de lectura.</translation>
    </message>
    <message>
        <source>The file %1 is text in UTF-16; save it as CSV in UTF-8.</source>
        <translation>El archivo %1 es texto en UTF-16; guárdelo como CSV en UTF-8.</translation>
    </message>
    <message>
        <source>The file %1 is a spreadsheet&apos;s own or a packed file; export it as CSV in UTF-8.</source>
        <translation>El archivo %1 tiene el formato propio de una hoja de cálculo o está comprimido; expórtelo como CSV en UTF-8.</translation>
    </message>
    <message>
        <source>In the file %1 the quote that opens in line %2 is not closed within a mebibyte; close it, or double it if it is part of the text.</source>
        <translation>En el archivo %1, la comilla que se abre en la línea %2 no se cierra en un mebibyte; ciérrela, o duplíquela si forma parte del texto.</translation>
    </message>
    <message>
        <source>The row that begins in line %2 of the file %1 is longer than a mebibyte; is this a CSV file?</source>
        <translation>La fila que empieza en la línea %2 del archivo %1 ocupa más de un mebibyte; ¿es un archivo CSV?</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, there is text behind the closing quote; a quote within a quoted text has to be doubled.</source>
        <translation>En la línea %2 del archivo %1, columna %3, hay texto tras la comilla de cierre; una comilla dentro de un texto entrecomillado debe duplicarse.</translation>
    </message>
    <message>
        <source>Line %2 of the file %1 has bytes that are zero: it is binary, or text in UTF-16; export it as CSV in UTF-8.</source>
        <translation>La línea %2 del archivo %1 tiene bytes nulos: es binario o texto en UTF-16; expórtelo como CSV en UTF-8.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, the byte %4 is not UTF-8; save the file in UTF-8.</source>
        <translation>En la línea %2 del archivo %1, columna %3, el byte %4 no es UTF-8; guarde el archivo en UTF-8.</translation>
    </message>
    <message>
        <source>In the file %1 the quote that opens in line %2 is not closed; close it, or double it if it is part of the text.</source>
        <translation>En el archivo %1, la comilla que se abre en la línea %2 no se cierra; ciérrela, o duplíquela si forma parte del texto.</translation>
    </message>
    <message>
        <source>The file %1 is empty; name another file.</source>
        <translation>El archivo %1 está vacío; indique otro archivo.</translation>
    </message>
    <message>
        <source>Column %2 of the file %1 has more than %3 different values, too many for classes; choose regression, or another target.</source>
        <translation>La columna %2 del archivo %1 tiene más de %3 valores distintos, demasiados para ser clases; elija regresión u otro objetivo.</translation>
    </message>
    <message>
        <source>The file %1 has more than %2 rows, which is the most that can be taken; take a part of it.</source>
        <translation>El archivo %1 tiene más de %2 filas, que es lo máximo admitido; tome una parte.</translation>
    </message>
    <message>
        <source>With %3 numbers a row the file %1 has more than %2 numbers by line %4, which is the most that can be taken; choose fewer columns or take a part of the file.</source>
        <translation>Con %3 números por fila, el archivo %1 supera los %2 números en la línea %4, que es lo máximo admitido; elija menos columnas o tome una parte del archivo.</translation>
    </message>
    <message>
        <source>All %2 rows of the file %1 have missing values in the chosen columns; choose others.</source>
        <translation>Las %2 filas del archivo %1 tienen valores ausentes en las columnas elegidas; elija otras.</translation>
    </message>
    <message>
        <source>The file %1 has no row besides its header; name another file.</source>
        <translation>El archivo %1 no tiene más filas que la cabecera; indique otro archivo.</translation>
    </message>
    <message>
        <source>Column %2 of the file %1 holds one class alone, &quot;%3&quot;; there is nothing to tell apart, so choose another target.</source>
        <translation>La columna %2 del archivo %1 contiene una sola clase, &quot;%3&quot;; no hay nada que distinguir, así que elija otro objetivo.</translation>
    </message>
    <message>
        <source>The file %1 holds %2 rows and %3 that are left out; the experiment was made for %4 and %5. Name its own file, or choose this one once more.</source>
        <translation>El archivo %1 contiene %2 filas y %3 omitidas; el experimento se hizo para %4 y %5. Indique su propio archivo o elija este de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 holds %2 classes; the experiment was made for %3. Name its own file, or choose this one once more.</source>
        <translation>El archivo %1 contiene %2 clases; el experimento se hizo para %3. Indique su propio archivo o elija este de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 holds a class &quot;%2&quot; where the experiment was made for &quot;%3&quot;. Name its own file, or choose this one once more.</source>
        <translation>El archivo %1 contiene la clase &quot;%2&quot; donde el experimento se hizo para &quot;%3&quot;. Indique su propio archivo o elija este de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 has no column &quot;%2&quot;; its columns are %3.</source>
        <translation>El archivo %1 no tiene la columna &quot;%2&quot;; sus columnas son %3.</translation>
    </message>
    <message>
        <source>The file %1 has %3 columns called &quot;%2&quot;; name the one that is meant by its number.</source>
        <translation>El archivo %1 tiene %3 columnas llamadas &quot;%2&quot;; indique la deseada por su número.</translation>
    </message>
    <message>
        <source>The file %1 has %3 columns, so there is no column %2; is its separator the one that is set?</source>
        <translation>El archivo %1 tiene %3 columnas, así que no hay columna %2; ¿es correcto el separador elegido?</translation>
    </message>
    <message>
        <source>Column %2 of the file %1 is chosen twice; choose it once.</source>
        <translation>La columna %2 del archivo %1 está elegida dos veces; elíjala una sola vez.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, the text &quot;%4&quot; has %5 bytes, too many for the name of a class; choose another target.</source>
        <translation>En la línea %2 del archivo %1, columna %3, el texto &quot;%4&quot; tiene %5 bytes, demasiados para el nombre de una clase; elija otro objetivo.</translation>
    </message>
    <message>
        <source>Line %2 of the file %1 has no value in column %3; mend the file, or leave out rows with missing values.</source>
        <translation>La línea %2 del archivo %1 no tiene valor en la columna %3; corrija el archivo u omita las filas con valores ausentes.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, &quot;%4&quot; is a number with a decimal comma; choose that as the decimal sign.</source>
        <translation>En la línea %2 del archivo %1, columna %3, &quot;%4&quot; es un número con coma decimal; elíjala como signo decimal.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, &quot;%4&quot; is a number with a decimal point; choose that as the decimal sign.</source>
        <translation>En la línea %2 del archivo %1, columna %3, &quot;%4&quot; es un número con punto decimal; elíjalo como signo decimal.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, &quot;%4&quot; is not a number; if the first line names the columns, say that there is a header.</source>
        <translation>En la línea %2 del archivo %1, columna %3, &quot;%4&quot; no es un número; si la primera línea da nombre a las columnas, indique que hay cabecera.</translation>
    </message>
    <message>
        <source>In line %2 of the file %1, column %3, &quot;%4&quot; is not a number; mend the file, or leave the column out.</source>
        <translation>En la línea %2 del archivo %1, columna %3, &quot;%4&quot; no es un número; corrija el archivo u omita la columna.</translation>
    </message>
    <message>
        <source>Line %2 of the file %1 has a different number of columns, %3, than line %4, which has %5; a text with separators in it has to be in quotes.</source>
        <translation>La línea %2 del archivo %1 tiene otro número de columnas, %3, que la línea %4, que tiene %5; un texto que contiene separadores debe ir entre comillas.</translation>
    </message>
    <message>
        <source>unsigned bytes</source>
        <translation>bytes sin signo</translation>
    </message>
    <message>
        <source>signed bytes</source>
        <translation>bytes con signo</translation>
    </message>
    <message>
        <source>16-bit integers</source>
        <translation>enteros de 16 bits</translation>
    </message>
    <message>
        <source>32-bit integers</source>
        <translation>enteros de 32 bits</translation>
    </message>
    <message>
        <source>32-bit floating-point numbers</source>
        <translation>números de coma flotante de 32 bits</translation>
    </message>
    <message>
        <source>64-bit floating-point numbers</source>
        <translation>números de coma flotante de 64 bits</translation>
    </message>
    <message>
        <source>The file %1 ends after %2 bytes, within its header of %3; copy or download it again.</source>
        <translation>El archivo %1 termina tras %2 bytes, dentro de su cabecera de %3; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>By its header the file %1 has %2 bytes, but it ends after %3; copy or download it again.</source>
        <translation>Según su cabecera, el archivo %1 tiene %2 bytes, pero termina tras %3; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 goes on after the %2 bytes that its header tells of; copy or download it again.</source>
        <translation>El archivo %1 continúa tras los %2 bytes que indica su cabecera; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 is empty; copy or download it again.</source>
        <translation>El archivo %1 está vacío; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 begins with %2, an IDX file of images with %3; name another file.</source>
        <translation>El archivo %1 empieza por %2, y un archivo IDX de imágenes, por %3; indique otro archivo.</translation>
    </message>
    <message>
        <source>The file %1 begins with %2, an IDX file of labels with %3; name another file.</source>
        <translation>El archivo %1 empieza por %2, y un archivo IDX de etiquetas, por %3; indique otro archivo.</translation>
    </message>
    <message>
        <source>The file %1 holds %2; only unsigned bytes (0 to 255) can be read, so convert it.</source>
        <translation>El archivo %1 contiene %2; solo pueden leerse bytes sin signo (de 0 a 255), así que conviértalo.</translation>
    </message>
    <message>
        <source>The file %1 holds labels (%2), not images (%3); exchange the two files.</source>
        <translation>El archivo %1 contiene etiquetas (%2), no imágenes (%3); intercambie los dos archivos.</translation>
    </message>
    <message>
        <source>The file %1 holds images (%2), not labels (%3); exchange the two files.</source>
        <translation>El archivo %1 contiene imágenes (%2), no etiquetas (%3); intercambie los dos archivos.</translation>
    </message>
    <message>
        <source>The file %1 has %2 dimensions; images have three (count, rows, columns) and labels one, so name another file.</source>
        <translation>El archivo %1 tiene %2 dimensiones; las imágenes tienen tres (cantidad, filas, columnas) y las etiquetas una, así que indique otro archivo.</translation>
    </message>
    <message>
        <source>By its header the file %1 holds %2 numbers, which is nothing to train on; name another file.</source>
        <translation>Según su cabecera, el archivo %1 contiene %2 números, con los que no hay nada que entrenar; indique otro archivo.</translation>
    </message>
    <message>
        <source>By its header the file %1 holds %2 numbers; at most %3 can be read.</source>
        <translation>Según su cabecera, el archivo %1 contiene %2 números; pueden leerse %3 como máximo.</translation>
    </message>
    <message>
        <source>By its header the file %1 has %2 samples; at most %3 can be read.</source>
        <translation>Según su cabecera, el archivo %1 tiene %2 muestras; pueden leerse %3 como máximo.</translation>
    </message>
    <message>
        <source>By its header the file %1 has %2 bytes when unpacked, which is more than it can hold; copy or download it again.</source>
        <translation>Según su cabecera, el archivo %1 tiene %2 bytes una vez descomprimido, más de lo que puede contener; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 has %2 labels for the %3 images of %4; name the file that belongs to them.</source>
        <translation>El archivo %1 tiene %2 etiquetas para las %3 imágenes de %4; indique el archivo que les corresponde.</translation>
    </message>
    <message>
        <source>The file %1 has images of %2 × %3 pixels, those to train on have %4 × %5; name the file that belongs to them.</source>
        <translation>El archivo %1 tiene imágenes de %2 × %3 píxeles, y las de entrenamiento, de %4 × %5; indique el archivo que les corresponde.</translation>
    </message>
    <message>
        <source>The data files hold %1 samples and %2 test samples of %3 pixels in %4 classes; the experiment was made for %5 and %6 of %7 pixels in %8. Name its own files, or these once more.</source>
        <translation>Los archivos de datos contienen %1 muestras y %2 muestras de prueba de %3 píxeles en %4 clases; el experimento se hizo para %5 y %6 de %7 píxeles en %8. Indique sus propios archivos o estos de nuevo.</translation>
    </message>
    <message>
        <source>This processor does not have the instruction set %1; the fastest it has is %2.</source>
        <translation>Este procesador no tiene el conjunto de instrucciones %1; el más rápido que tiene es %2.</translation>
    </message>
    <message>
        <source>The instruction set is &quot;%1&quot;; it must be plain, avx2 or avx512.</source>
        <translation>El conjunto de instrucciones es &quot;%1&quot;; debe ser plain, avx2 o avx512.</translation>
    </message>
    <message>
        <source>The value is %1; it must be %2 to %3.</source>
        <translation>El valor es %1; debe estar entre %2 y %3.</translation>
    </message>
    <message>
        <source>The value is %1; it must be a whole number.</source>
        <translation>El valor es %1; debe ser un número entero.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2.</source>
        <translation>&quot;%1&quot; no es ninguno de estos: %2.</translation>
    </message>
    <message>
        <source>A range needs finite ends; they are %1 and %2.</source>
        <translation>Un intervalo necesita extremos finitos; son %1 y %2.</translation>
    </message>
    <message>
        <source>A range from %1 to %2 has at least two values.</source>
        <translation>Un intervalo de %1 a %2 tiene al menos dos valores.</translation>
    </message>
    <message>
        <source>A logarithmic range lies on one side of 0; it is from %1 to %2.</source>
        <translation>Un intervalo logarítmico queda a un lado de 0; este va de %1 a %2.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot; that a sweep can vary; there are %2.</source>
        <translation>No existe ningún ajuste &quot;%1&quot; que un barrido pueda variar; existen %2.</translation>
    </message>
    <message>
        <source>The network has %1 hidden layers, counted from 0; this is none of them.</source>
        <translation>La red tiene %1 capas ocultas, contadas desde 0; esta no es ninguna de ellas.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>&quot;%1&quot; no es un número.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number.</source>
        <translation>&quot;%1&quot; no es un número entero.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of widths such as 5-5, nor &quot;none&quot;.</source>
        <translation>&quot;%1&quot; no es ni una lista de anchuras como 5-5 ni &quot;none&quot;.</translation>
    </message>
    <message>
        <source>Name the file of images, e.g. train-images-idx3-ubyte.gz.</source>
        <translation>Indique el archivo de imágenes, p. ej. train-images-idx3-ubyte.gz.</translation>
    </message>
    <message>
        <source>Name the file of labels, e.g. train-labels-idx1-ubyte.gz.</source>
        <translation>Indique el archivo de etiquetas, p. ej. train-labels-idx1-ubyte.gz.</translation>
    </message>
    <message>
        <source>There are test labels without test images; name their file, or neither.</source>
        <translation>Hay etiquetas de prueba sin imágenes de prueba; indique su archivo, o ninguno de los dos.</translation>
    </message>
    <message>
        <source>There are test images without test labels; name their file, or neither.</source>
        <translation>Hay imágenes de prueba sin etiquetas de prueba; indique su archivo, o ninguno de los dos.</translation>
    </message>
    <message>
        <source>What the data files hold is not known; they have to be where the experiment names them.</source>
        <translation>No se sabe qué contienen los archivos de datos; deben estar donde el experimento los nombra.</translation>
    </message>
    <message>
        <source>The files are said to hold %1 samples and %2 test samples of %3 pixels in %4 classes, which cannot be; leave the key out.</source>
        <translation>Se dice que los archivos contienen %1 muestras y %2 muestras de prueba de %3 píxeles en %4 clases, lo que no puede ser; omita la clave.</translation>
    </message>
    <message>
        <source>There is no column %1; the first one is 1.</source>
        <translation>No hay columna %1; la primera es la 1.</translation>
    </message>
    <message>
        <source>Without a header columns have no names; give the number of &quot;%1&quot;.</source>
        <translation>Sin cabecera, las columnas no tienen nombre; indique el número de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is chosen twice; choose it once.</source>
        <translation>&quot;%1&quot; está elegida dos veces; elíjala una sola vez.</translation>
    </message>
    <message>
        <source>What the file holds is not known; it has to be where the experiment names it.</source>
        <translation>No se sabe qué contiene el archivo; debe estar donde el experimento lo nombra.</translation>
    </message>
    <message>
        <source>The file is said to hold %1 rows, with %2 left out, and %3 classes, which cannot be; leave the key out.</source>
        <translation>Se dice que el archivo contiene %1 filas, %2 omitidas y %3 clases, lo que no puede ser; omita la clave.</translation>
    </message>
    <message>
        <source>The common holdout is %1; it must be 0 (none) or up to %2 samples.</source>
        <translation>La reserva común es %1; debe ser 0 (ninguna) o hasta %2 muestras.</translation>
    </message>
    <message>
        <source>The common holdout is %1; the test files have %2 samples.</source>
        <translation>La reserva común es %1; los archivos de prueba tienen %2 muestras.</translation>
    </message>
    <message>
        <source>The common holdout is %1; of %2 samples it leaves none to train on.</source>
        <translation>La reserva común es %1; de %2 muestras no deja ninguna para entrenar.</translation>
    </message>
    <message>
        <source>The scaling unit is for bytes, which %1 does not hold; choose another.</source>
        <translation>La escala unit es para bytes, que %1 no contiene; elija otra.</translation>
    </message>
    <message>
        <source>The number of inputs is %1; it must be from 1 to %2.</source>
        <translation>El número de entradas es %1; debe ser de 1 a %2.</translation>
    </message>
    <message>
        <source>The noise is %1; it must be 0 or a positive number.</source>
        <translation>El ruido es %1; debe ser 0 o un número positivo.</translation>
    </message>
    <message>
        <source>The validation share is %1; it must lie between 0 and 1, both excluded.</source>
        <translation>La fracción de validación es %1; debe estar entre 0 y 1, ambos excluidos.</translation>
    </message>
    <message>
        <source>The last layer has %1 neurons; the data need %2.</source>
        <translation>La última capa tiene %1 neuronas; los datos necesitan %2.</translation>
    </message>
    <message>
        <source>The network has %1 weights; at most %2 can be trained.</source>
        <translation>La red tiene %1 pesos; pueden entrenarse %2 como máximo.</translation>
    </message>
    <message>
        <source>The selection %1 belongs to the method dpfm; the method is %2, which goes with largest.</source>
        <translation>La selección %1 pertenece al método dpfm; el método es %2, que va con largest.</translation>
    </message>
    <message>
        <source>The batch size is %1; it must be at least 1.</source>
        <translation>El tamaño de lote es %1; debe ser al menos 1.</translation>
    </message>
    <message>
        <source>The number of epochs is %1; it must be from 1 to %2.</source>
        <translation>El número de épocas es %1; debe ser de 1 a %2.</translation>
    </message>
    <message>
        <source>%1 stands in the list twice.</source>
        <translation>%1 aparece dos veces en la lista.</translation>
    </message>
    <message>
        <source>The corpus is %1; it must be from 1 to %2 samples.</source>
        <translation>El corpus es %1; debe ser de 1 a %2 muestras.</translation>
    </message>
    <message>
        <source>The corpus is %1, but the data have %2 samples.</source>
        <translation>El corpus es %1, pero los datos tienen %2 muestras.</translation>
    </message>
    <message>
        <source>The corpus is %1, but %2 samples less the holdout of %3 leave %4.</source>
        <translation>El corpus es %1, pero %2 muestras menos la reserva de %3 dejan %4.</translation>
    </message>
    <message>
        <source>The data would be %1 samples of %2 numbers, holdout included; at most %3 numbers are possible.</source>
        <translation>Los datos serían %1 muestras de %2 números, incluida la reserva; son posibles %3 números como máximo.</translation>
    </message>
    <message>
        <source>A corpus of %1 with a validation share of %2 leaves no training sample.</source>
        <translation>Un corpus de %1 con una fracción de validación de %2 no deja ninguna muestra de entrenamiento.</translation>
    </message>
    <message>
        <source>The list is empty; give at least one register count.</source>
        <translation>La lista está vacía; indique al menos un número de registros.</translation>
    </message>
    <message>
        <source>The register count is %1; it must be 0 (all) or positive.</source>
        <translation>El número de registros es %1; debe ser 0 (todos) o positivo.</translation>
    </message>
    <message>
        <source>Backpropagation carries no registers; the list must be just 0 (all).</source>
        <translation>La retropropagación no lleva registros; la lista debe ser solo 0 (todos).</translation>
    </message>
    <message>
        <source>The list is empty; give at least one corpus size.</source>
        <translation>La lista está vacía; indique al menos un tamaño de corpus.</translation>
    </message>
    <message>
        <source>The list is empty; give at least one seed.</source>
        <translation>La lista está vacía; indique al menos una semilla.</translation>
    </message>
    <message>
        <source>The seed is %1; it must be at most 2^53.</source>
        <translation>La semilla es %1; debe ser 2^53 como máximo.</translation>
    </message>
    <message>
        <source>The sweep has %1 runs; at most %2 are possible.</source>
        <translation>El barrido tiene %1 ejecuciones; son posibles %2 como máximo.</translation>
    </message>
    <message>
        <source>The registers need an estimated %1 GB of memory for each run that is trained at a time; give fewer of them, or train fewer runs at a time.</source>
        <translation>Se estima que los registros necesitan %1 GB de memoria por cada ejecución que se entrena a la vez; indique menos registros o entrene menos ejecuciones a la vez.</translation>
    </message>
    <message>
        <source>The selection %1 is an analysis: it computes the full gradient beside the pruned one, by the reference engine, which is slower.</source>
        <translation>La selección %1 es un análisis: calcula el gradiente completo junto al podado con el motor de referencia, que es más lento.</translation>
    </message>
    <message>
        <source>The selection %1 is trained by the reference engine, sample by sample, which is slower than the engines of largest.</source>
        <translation>La selección %1 se entrena con el motor de referencia, muestra a muestra, que es más lento que los motores de largest.</translation>
    </message>
    <message>
        <source>The network has no layer; give at least one.</source>
        <translation>La red no tiene ninguna capa; indique al menos una.</translation>
    </message>
    <message>
        <source>The layer has %1 neurons; it must have from 1 to %2.</source>
        <translation>La capa tiene %1 neuronas; debe tener de 1 a %2.</translation>
    </message>
    <message>
        <source>Softmax is possible in the last layer only.</source>
        <translation>Softmax solo es posible en la última capa.</translation>
    </message>
    <message>
        <source>Softmax goes with cross-entropy; the loss is %1.</source>
        <translation>Softmax va con cross-entropy; la pérdida es %1.</translation>
    </message>
    <message>
        <source>Cross-entropy needs softmax in the last layer; its activation is %1.</source>
        <translation>Cross-entropy necesita softmax en la última capa; su activación es %1.</translation>
    </message>
    <message>
        <source>The learning rate is %1; it must be a positive number.</source>
        <translation>La tasa de aprendizaje es %1; debe ser un número positivo.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be at least 0 and below 1.</source>
        <translation>%1 es %2; debe ser al menos 0 y menor que 1.</translation>
    </message>
    <message>
        <source>epsilon is %1; it must be a positive number.</source>
        <translation>epsilon es %1; debe ser un número positivo.</translation>
    </message>
    <message>
        <source>Name the file, e.g. measurements.csv.</source>
        <translation>Indique el archivo, p. ej. medidas.csv.</translation>
    </message>
    <message>
        <source>The comma cannot be the separator and the decimal sign; choose another for one of them.</source>
        <translation>La coma no puede ser a la vez separador y signo decimal; elija otro para uno de los dos.</translation>
    </message>
    <message>
        <source>No column is an input; choose at least one.</source>
        <translation>Ninguna columna es una entrada; elija al menos una.</translation>
    </message>
    <message>
        <source>No column is the target; choose at least one.</source>
        <translation>Ninguna columna es el objetivo; elija al menos una.</translation>
    </message>
    <message>
        <source>Classification has one target column; %1 are chosen.</source>
        <translation>La clasificación tiene una sola columna objetivo; hay %1 elegidas.</translation>
    </message>
    <message>
        <source>There are weights of %1 layers; the network has %2.</source>
        <translation>Hay pesos de %1 capas; la red tiene %2.</translation>
    </message>
    <message>
        <source>There are weights of %1 neurons; the layer has %2.</source>
        <translation>Hay pesos de %1 neuronas; la capa tiene %2.</translation>
    </message>
    <message>
        <source>There are %1 numbers; the neuron has %2 weights, bias included.</source>
        <translation>Hay %1 números; la neurona tiene %2 pesos, incluido el sesgo.</translation>
    </message>
    <message>
        <source>The weight is %1; it must be a finite number.</source>
        <translation>El peso es %1; debe ser un número finito.</translation>
    </message>
    <message>
        <source>The batch of %1 is larger than the training part of corpus %2; each batch is all its %3 samples.</source>
        <translation>El lote de %1 es mayor que la parte de entrenamiento del corpus %2; cada lote son todas sus %3 muestras.</translation>
    </message>
    <message>
        <source>%1 is swept twice; join the two lists.</source>
        <translation>%1 se barre dos veces; una las dos listas.</translation>
    </message>
    <message>
        <source>The list is empty; give at least one value.</source>
        <translation>La lista está vacía; indique al menos un valor.</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 está dos veces.</translation>
    </message>
    <message>
        <source>With %1: %2</source>
        <translation>Con %1: %2</translation>
    </message>
    <message>
        <source>It has %1 values and the first field %2; zipped, all have as many.</source>
        <translation>Tiene %1 valores y el primer campo %2; emparejados, todos deben tener los mismos.</translation>
    </message>
    <message>
        <source>There are %1 variants; at most %2 are possible.</source>
        <translation>Hay %1 variantes; son posibles %2 como máximo.</translation>
    </message>
    <message>
        <source>the training loss</source>
        <translation>la pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>a gradient</source>
        <translation>un gradiente</translation>
    </message>
    <message>
        <source>a weight</source>
        <translation>un peso</translation>
    </message>
    <message>
        <source>the validation loss</source>
        <translation>la pérdida de validación</translation>
    </message>
    <message>
        <source>A sample has %1 inputs; the network has %2.</source>
        <translation>Una muestra tiene %1 entradas; la red tiene %2.</translation>
    </message>
    <message>
        <source>A sample has %1 targets; the network has %2 outputs.</source>
        <translation>Una muestra tiene %1 objetivos; la red tiene %2 salidas.</translation>
    </message>
    <message>
        <source>There are no samples.</source>
        <translation>No hay muestras.</translation>
    </message>
    <message>
        <source>There are %1 inputs and %2 targets, which do not make whole samples.</source>
        <translation>Hay %1 entradas y %2 objetivos, que no forman muestras completas.</translation>
    </message>
    <message>
        <source>An input is not a finite number.</source>
        <translation>Una entrada no es un número finito.</translation>
    </message>
    <message>
        <source>A target is not a finite number.</source>
        <translation>Un objetivo no es un número finito.</translation>
    </message>
    <message>
        <source>There is no epoch.</source>
        <translation>No hay ninguna época.</translation>
    </message>
    <message>
        <source>There are %1 orders, %2 losses and %3 val_losses; they must be as many.</source>
        <translation>Hay %1 órdenes, %2 valores de loss y %3 de val_loss; deben ser igual de numerosos.</translation>
    </message>
    <message>
        <source>The epoch has no sample.</source>
        <translation>La época no tiene ninguna muestra.</translation>
    </message>
    <message>
        <source>Sample %1 is named; there are %2, counted from 0.</source>
        <translation>Se nombra la muestra %1; hay %2, contadas desde 0.</translation>
    </message>
    <message>
        <source>There are %1 layers; give the inputs and at least one more.</source>
        <translation>Hay %1 capas; indique las entradas y al menos una más.</translation>
    </message>
    <message>
        <source>The network has %1 inputs; it must have at least 1.</source>
        <translation>La red tiene %1 entradas; debe tener al menos 1.</translation>
    </message>
    <message>
        <source>There are %1 activations; the network has %2 layers with neurons.</source>
        <translation>Hay %1 activaciones; la red tiene %2 capas con neuronas.</translation>
    </message>
    <message>
        <source>The layer has %1 neurons here and %2 in the network.</source>
        <translation>La capa tiene aquí %1 neuronas, y %2 en la red.</translation>
    </message>
    <message>
        <source>There are no weights to start from.</source>
        <translation>No hay pesos desde los que empezar.</translation>
    </message>
    <message>
        <source>There is no run.</source>
        <translation>No hay ninguna ejecución.</translation>
    </message>
    <message>
        <source>A logarithmic axis cannot reach %1; give a limit above 0, or choose the linear axis.</source>
        <translation>Un eje logarítmico no llega a %1; indique un límite mayor que 0 o elija el eje lineal.</translation>
    </message>
    <message>
        <source>The axis cannot go from %1 to %2.</source>
        <translation>El eje no puede ir de %1 a %2.</translation>
    </message>
    <message>
        <source>This axis has names, not numbers; it takes no limits.</source>
        <translation>Este eje tiene nombres, no números; no admite límites.</translation>
    </message>
    <message>
        <source>A map or a confusion matrix is of one moment of a network, which no file holds; no command draws it.</source>
        <translation>Un mapa o una matriz de confusión es de un momento de una red, que ningún archivo conserva; ninguna orden lo dibuja.</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>No se muestra ninguna ejecución.</translation>
    </message>
    <message>
        <source>There is no memory for so large a picture.</source>
        <translation>No hay memoria para una imagen tan grande.</translation>
    </message>
    <message>
        <source>There is nothing to draw: no run that is shown has a value that these axes can show.</source>
        <translation>No hay nada que dibujar: ninguna ejecución mostrada tiene un valor que estos ejes puedan mostrar.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 mm at %3 dpi has more than %4 million pixels; lower one of them.</source>
        <translation>Una imagen de %1 × %2 mm a %3 ppp tiene más de %4 millones de píxeles; reduzca alguno de ellos.</translation>
    </message>
    <message>
        <source>Maps and confusion matrices are not written as TeX; choose PDF, which LaTeX includes.</source>
        <translation>Los mapas y las matrices de confusión no se escriben como TeX; elija PDF, que LaTeX incluye.</translation>
    </message>
    <message>
        <source>These results have no corpus of %1 samples.</source>
        <translation>Estos resultados no tienen ningún corpus de %1 muestras.</translation>
    </message>
    <message>
        <source>These results have no accuracy: their network does not classify.</source>
        <translation>Estos resultados no tienen exactitud: su red no clasifica.</translation>
    </message>
    <message>
        <source>A figure&apos;s file name ends with .pdf, .svg, .png or .tex.</source>
        <translation>El nombre de archivo de una figura termina en .pdf, .svg, .png o .tex.</translation>
    </message>
    <message>
        <source>A limit must be a finite number.</source>
        <translation>Un límite debe ser un número finito.</translation>
    </message>
    <message>
        <source>The lower limit %1 is not below the upper one, %2.</source>
        <translation>El límite inferior, %1, no es menor que el superior, %2.</translation>
    </message>
    <message>
        <source>%1 is outside %2 … %3.</source>
        <translation>%1 está fuera de %2 … %3.</translation>
    </message>
    <message>
        <source>The font %1 is not installed.</source>
        <translation>El tipo de letra %1 no está instalado.</translation>
    </message>
    <message>
        <source>This figure has parts that cannot be written as TeX.</source>
        <translation>Esta figura tiene partes que no pueden escribirse como TeX.</translation>
    </message>
    <message>
        <source>The figure has %1 points, and pdflatex has memory for about %2; show fewer runs, or choose PDF, which LaTeX includes.</source>
        <translation>La figura tiene %1 puntos, y pdflatex tiene memoria para unos %2; muestre menos ejecuciones o elija PDF, que LaTeX incluye.</translation>
    </message>
    <message>
        <source>A style has a name.</source>
        <translation>Un estilo tiene nombre.</translation>
    </message>
    <message>
        <source>The style is called %1, but its file is not.</source>
        <translation>El estilo se llama %1, pero su archivo no.</translation>
    </message>
    <message>
        <source>A style&apos;s name has 1 to %1 letters.</source>
        <translation>El nombre de un estilo tiene de 1 a %1 letras.</translation>
    </message>
    <message>
        <source>%1 comes with the program and stays as it is; choose another name.</source>
        <translation>%1 viene con el programa y no se modifica; elija otro nombre.</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>No puede crearse la carpeta.</translation>
    </message>
    <message>
        <source>The file cannot be removed: %1.</source>
        <translation>No puede borrarse el archivo: %1.</translation>
    </message>
    <message>
        <source>LaTeX has no letter “%1”; write “%2” without it, or choose another format.</source>
        <translation>LaTeX no tiene la letra «%1»; escriba «%2» sin ella o elija otro formato.</translation>
    </message>
    <message>
        <source>With this separator the file has one column; choose another separator, or a file with an input and a target.</source>
        <translation>Con este separador el archivo tiene una sola columna; elija otro separador, o un archivo con una entrada y un objetivo.</translation>
    </message>
    <message>
        <source>A weight is a finite number, such as 0.5.</source>
        <translation>Un peso es un número finito, como 0,5.</translation>
    </message>
    <message>
        <source>The live run has no such weight.</source>
        <translation>La ejecución en vivo no tiene ese peso.</translation>
    </message>
    <message>
        <source>The &quot; here needs another at the end of the text.</source>
        <translation>A la &quot; de aquí le falta otra al final del texto.</translation>
    </message>
    <message>
        <source>No more than %1 parentheses and &quot;not&quot; may be nested.</source>
        <translation>No pueden anidarse más de %1 paréntesis y &quot;not&quot;.</translation>
    </message>
    <message>
        <source>The ends of &quot;%1&quot; are not numbers.</source>
        <translation>Los extremos de &quot;%1&quot; no son números.</translation>
    </message>
    <message>
        <source>How many values &quot;%1&quot; has is not said: write 0.1..0.5 in 5.</source>
        <translation>No se dice cuántos valores tiene &quot;%1&quot;: escriba 0.1..0.5 in 5.</translation>
    </message>
    <message>
        <source>Another document is being opened; save again when it is there.</source>
        <translation>Se está abriendo otro documento; guarde de nuevo cuando esté abierto.</translation>
    </message>
    <message>
        <source>The folder cannot be written: %1.</source>
        <translation>No se puede escribir en la carpeta: %1.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>La carpeta %1 no existe.</translation>
    </message>
    <message>
        <source>There is something of this name; give another name.</source>
        <translation>Ya hay algo con ese nombre; indique otro nombre.</translation>
    </message>
    <message>
        <source>Its folder cannot be written; use a folder of your own.</source>
        <translation>No se puede escribir en su carpeta; use una carpeta propia.</translation>
    </message>
    <message>
        <source>This is no name of a file in the bundle.</source>
        <translation>Esto no es el nombre de un archivo del paquete.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>No existe tal archivo o carpeta.</translation>
    </message>
    <message>
        <source>There is no room for temporary files to unpack it: %1.</source>
        <translation>No hay espacio para los archivos temporales al descomprimirlo: %1.</translation>
    </message>
    <message>
        <source>This is no bundle: there is no provenance.json in it.</source>
        <translation>Esto no es un paquete: no contiene provenance.json.</translation>
    </message>
    <message>
        <source>Its file %1 is missing.</source>
        <translation>Falta su archivo %1.</translation>
    </message>
    <message>
        <source>The data file %1 was too large to be in it; unpack the bundle and put the file there. Its SHA-256 is %2.</source>
        <translation>El archivo de datos %1 era demasiado grande para incluirse; descomprima el paquete y ponga el archivo en su sitio. Su SHA-256 es %2.</translation>
    </message>
    <message>
        <source>This is not the file that was bundled: its SHA-256 is %1 instead of %2.</source>
        <translation>Este no es el archivo que se incluyó: su SHA-256 es %1 en lugar de %2.</translation>
    </message>
    <message>
        <source>A bundle&apos;s document holds one sweep; this one holds %1.</source>
        <translation>El documento de un paquete contiene un barrido; este contiene %1.</translation>
    </message>
    <message>
        <source>This is not the experiment that results.dpfm holds.</source>
        <translation>Este no es el experimento que contiene results.dpfm.</translation>
    </message>
    <message>
        <source>Its figures are not those that results.dpfm holds.</source>
        <translation>Sus cifras no son las que contiene results.dpfm.</translation>
    </message>
    <message>
        <source>The provenance would go into this file, which is of another kind; give the CSV another name.</source>
        <translation>La procedencia se escribiría en este archivo, que es de otro tipo; dé otro nombre al CSV.</translation>
    </message>
    <message>
        <source>Run %1 is damaged: the file does not hold what was written of it. It counts as not trained; resume the sweep to train it again.</source>
        <translation>La ejecución %1 está dañada: el archivo no contiene lo que se escribió de ella. Cuenta como no entrenada; reanude el barrido para entrenarla de nuevo.</translation>
    </message>
    <message>
        <source>Runs %1 are damaged: the file does not hold what was written of them. They count as not trained; resume the sweep to train them again.</source>
        <translation>Las ejecuciones %1 están dañadas: el archivo no contiene lo que se escribió de ellas. Cuentan como no entrenadas; reanude el barrido para entrenarlas de nuevo.</translation>
    </message>
    <message>
        <source>The file cannot be copied into the bundle.</source>
        <translation>El archivo no puede copiarse en el paquete.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>El archivo no puede leerse: %1.</translation>
    </message>
    <message>
        <source>There is no document open.</source>
        <translation>No hay ningún documento abierto.</translation>
    </message>
    <message>
        <source>The name is empty; give the column&apos;s number.</source>
        <translation>El nombre está vacío; indique el número de la columna.</translation>
    </message>
    <message>
        <source>The key belongs to the source idx; leave it out.</source>
        <translation>La clave pertenece al origen idx; omítala.</translation>
    </message>
    <message>
        <source>The key belongs to the source csv; leave it out.</source>
        <translation>La clave pertenece al origen csv; omítala.</translation>
    </message>
    <message>
        <source>The key belongs to sources of files; leave it out.</source>
        <translation>La clave pertenece a orígenes de archivos; omítala.</translation>
    </message>
    <message>
        <source>The image files tell how many inputs there are; leave the key out.</source>
        <translation>Los archivos de imágenes dicen cuántas entradas hay; omita la clave.</translation>
    </message>
    <message>
        <source>The value is %1, but %2 has %3 inputs; leave the key out.</source>
        <translation>El valor es %1, pero %2 tiene %3 entradas; omita la clave.</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>El archivo no existe.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Esto es una carpeta, no un archivo.</translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation>Esto es un dispositivo, no un archivo.</translation>
    </message>
    <message>
        <source>This file holds results, which would be lost; give another name.</source>
        <translation>Este archivo contiene resultados, que se perderían; indique otro nombre.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>El archivo no puede escribirse: %1.</translation>
    </message>
    <message>
        <source>The format is &quot;%1&quot;; it must be &quot;%2&quot;.</source>
        <translation>El formato es &quot;%1&quot;; debe ser &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>The file has version %1 of its format; this program reads up to version %2.</source>
        <translation>El archivo tiene la versión %1 de su formato; este programa lee hasta la versión %2.</translation>
    </message>
    <message>
        <source>The version is %1; the first one is 1.</source>
        <translation>La versión es %1; la primera es la 1.</translation>
    </message>
    <message>
        <source>The key is missing.</source>
        <translation>Falta la clave.</translation>
    </message>
    <message>
        <source>The value is %1; it must be %2.</source>
        <translation>El valor es %1; debe ser %2.</translation>
    </message>
    <message>
        <source>The key is not known; possible here are %1.</source>
        <translation>La clave no se conoce; aquí son posibles %1.</translation>
    </message>
    <message>
        <source>The key is not known; did you mean &quot;%1&quot;?</source>
        <translation>La clave no se conoce; ¿quizá &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>The value is %1; it must be from %2 to %3.</source>
        <translation>El valor es %1; debe ser de %2 a %3.</translation>
    </message>
    <message>
        <source>The value is %1; it must be one of %2.</source>
        <translation>El valor es %1; debe ser uno de %2.</translation>
    </message>
    <message>
        <source>The JSON is broken: a key in quotes, a comma or } is expected.</source>
        <translation>El JSON está roto: se espera una clave entre comillas, una coma o }.</translation>
    </message>
    <message>
        <source>The JSON is broken: a comma or ] is expected.</source>
        <translation>El JSON está roto: se espera una coma o ].</translation>
    </message>
    <message>
        <source>The JSON is broken: a colon is expected.</source>
        <translation>El JSON está roto: se esperan dos puntos.</translation>
    </message>
    <message>
        <source>The JSON is broken: a key in quotes is expected after the comma.</source>
        <translation>El JSON está roto: se espera una clave entre comillas tras la coma.</translation>
    </message>
    <message>
        <source>The JSON is broken: the text is not UTF-8.</source>
        <translation>El JSON está roto: el texto no es UTF-8.</translation>
    </message>
    <message>
        <source>The JSON is broken: there is no such escape sequence.</source>
        <translation>El JSON está roto: no existe tal secuencia de escape.</translation>
    </message>
    <message>
        <source>The JSON is too large or too deeply nested.</source>
        <translation>El JSON es demasiado grande o tiene demasiados niveles.</translation>
    </message>
    <message>
        <source>The JSON is broken: something follows its end.</source>
        <translation>El JSON está roto: hay algo tras el final.</translation>
    </message>
    <message>
        <source>The JSON is broken: a value is expected (NaN and infinity are none).</source>
        <translation>El JSON está roto: se espera un valor (NaN e infinito no lo son).</translation>
    </message>
    <message>
        <source>The JSON ends too early: the file was cut off.</source>
        <translation>El JSON termina antes de tiempo: el archivo está cortado.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The JSON must be an object: { … }.</source>
        <translation>El JSON debe ser un objeto: { … }.</translation>
    </message>
    <message>
        <source>There is a file of this name; give another name.</source>
        <translation>Ya hay un archivo con ese nombre; indique otro nombre.</translation>
    </message>
    <message>
        <source>Another program is using this file; close it there, or save a copy under another name.</source>
        <translation>Otro programa está usando este archivo; ciérrelo allí o guarde una copia con otro nombre.</translation>
    </message>
    <message>
        <source>This file or its folder is write-protected; save a copy under another name.</source>
        <translation>Este archivo o su carpeta están protegidos contra escritura; guarde una copia con otro nombre.</translation>
    </message>
    <message>
        <source>This is not a file; give another name.</source>
        <translation>Esto no es un archivo; indique otro nombre.</translation>
    </message>
    <message>
        <source>A program was killed while it changed this file, which cannot be mended where it is write-protected; copy it and the files beside it that begin with its name to a folder of your own.</source>
        <translation>Se mató un programa mientras modificaba este archivo, que no puede repararse donde está protegido contra escritura; cópielo, junto con los archivos vecinos que empiezan por su nombre, a una carpeta propia.</translation>
    </message>
    <message>
        <source>The file is write-protected.</source>
        <translation>El archivo está protegido contra escritura.</translation>
    </message>
    <message>
        <source>The file cannot be written (%1); make room on its disk, or save it on another one.</source>
        <translation>El archivo no puede escribirse (%1); haga sitio en el disco o guárdelo en otro.</translation>
    </message>
    <message>
        <source>The file cannot be opened, or its folder cannot be written; use a folder of your own.</source>
        <translation>El archivo no puede abrirse o no se puede escribir en su carpeta; use una carpeta propia.</translation>
    </message>
    <message>
        <source>The results file does not work: %1.</source>
        <translation>El archivo de resultados no funciona: %1.</translation>
    </message>
    <message>
        <source>The file is cut off or damaged.</source>
        <translation>El archivo está cortado o dañado.</translation>
    </message>
    <message>
        <source>Another program is using this file; close it there, or take another name.</source>
        <translation>Otro programa está usando este archivo; ciérrelo allí o indique otro nombre.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>No existe ese archivo.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Esto no es un archivo.</translation>
    </message>
    <message>
        <source>This is not a results file of this program.</source>
        <translation>Este no es un archivo de resultados de este programa.</translation>
    </message>
    <message>
        <source>The file&apos;s format has version %1, this program reads version %2; open it with a newer program.</source>
        <translation>El formato del archivo tiene la versión %1 y este programa lee la versión %2; ábralo con un programa más reciente.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>El archivo no puede escribirse.</translation>
    </message>
    <message>
        <source>The file has no sweep %1.</source>
        <translation>El archivo no tiene el barrido %1.</translation>
    </message>
    <message>
        <source>The settings of sweep %1 are damaged: they are not what was written. Take an earlier copy of the file.</source>
        <translation>Los ajustes del barrido %1 están dañados: no son los que se escribieron. Use una copia anterior del archivo.</translation>
    </message>
    <message>
        <source>The file has no run %1 in its sweep %2.</source>
        <translation>El archivo no tiene la ejecución %1 en su barrido %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of runs; write it like 0-5,8.</source>
        <translation>&quot;%1&quot; no es una lista de ejecuciones; escríbala como 0-5,8.</translation>
    </message>
    <message>
        <source>There is no run %1; the sweep has %2, counted from 0.</source>
        <translation>No hay ejecución %1; el barrido tiene %2, contadas desde 0.</translation>
    </message>
    <message>
        <source>Its experiment is another than that of %1; only parts of one sweep can be merged.</source>
        <translation>Su experimento es distinto del de %1; solo pueden combinarse partes de un mismo barrido.</translation>
    </message>
    <message>
        <source>Its run %1 differs from that in %2; one of the files is damaged, or was trained by another version of the program. Nothing was merged.</source>
        <translation>Su ejecución %1 difiere de la de %2; uno de los archivos está dañado o lo entrenó otra versión del programa. No se combinó nada.</translation>
    </message>
    <message>
        <source>The layer has %1 neurons; it must have at least 1.</source>
        <translation>La capa tiene %1 neuronas; debe tener al menos 1.</translation>
    </message>
    <message>
        <source>There are %1 activations; &quot;layers&quot; names %2 layers after the inputs.</source>
        <translation>Hay %1 activaciones; &quot;layers&quot; nombra %2 capas tras las entradas.</translation>
    </message>
    <message>
        <source>There are %1 numbers; the network&apos;s layer has %2.</source>
        <translation>Hay %1 números; la capa de la red tiene %2.</translation>
    </message>
    <message>
        <source>One of the numbers is %1; they must be finite.</source>
        <translation>Uno de los números es %1; deben ser finitos.</translation>
    </message>
    <message>
        <source>There are %1 rows of x and %2 of y; they must be as many.</source>
        <translation>Hay %1 filas de x y %2 de y; deben ser igual de numerosas.</translation>
    </message>
    <message>
        <source>%1: %2, corpus %3, registers %4, seed %5, after epoch %6</source>
        <translation>%1: %2, corpus %3, registros %4, semilla %5, tras la época %6</translation>
    </message>
    <message>
        <source>The archive cannot be written: %1.</source>
        <translation>No se puede escribir el archivo comprimido: %1.</translation>
    </message>
    <message>
        <source>This is no archive that can be read: %1.</source>
        <translation>Este archivo comprimido no puede leerse: %1.</translation>
    </message>
    <message>
        <source>The archive&apos;s entry &quot;%1&quot; is refused: it is no file below it.</source>
        <translation>Se rechaza la entrada &quot;%1&quot; del archivo comprimido: no es un archivo situado dentro de él.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>una lista</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objeto</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>the number of epochs</source>
        <translation>el número de épocas</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>el final</translation>
    </message>
    <message>
        <source>the number of weights</source>
        <translation>el número de pesos</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>línea %1, columna %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>A sweep is being trained; wait until it has ended, or stop it.</source>
        <translation>Hay un barrido en entrenamiento; espere a que termine, o deténgalo.</translation>
    </message>
    <message>
        <source>The experiment has a problem; see the marked fields.</source>
        <translation>El experimento tiene un problema; véanse los campos marcados.</translation>
    </message>
    <message>
        <source>Nothing can be trained in this document now.</source>
        <translation>Ahora no se puede entrenar nada en este documento.</translation>
    </message>
    <message>
        <source>The experiment has a problem, so there is no live run; see the marked fields.</source>
        <translation>El experimento tiene un problema, así que no hay ejecución en vivo; vea los campos señalados.</translation>
    </message>
    <message>
        <source>The live run has diverged; rewind it first.</source>
        <translation>La ejecución en vivo ha divergido; rebobínela antes.</translation>
    </message>
    <message>
        <source>The live run has not begun; take a step first.</source>
        <translation>La ejecución en vivo no ha empezado; dé antes un paso.</translation>
    </message>
    <message>
        <source>There is no run of a sweep yet; train the sweep first.</source>
        <translation>Aún no hay ninguna ejecución de un barrido; entrene antes el barrido.</translation>
    </message>
    <message>
        <source>The network has no neuron %1 in layer %2.</source>
        <translation>La red no tiene ninguna neurona %1 en la capa %2.</translation>
    </message>
    <message>
        <source>The validation part has no sample %1.</source>
        <translation>La parte de validación no tiene ninguna muestra %1.</translation>
    </message>
    <message>
        <source>The shown sweep has no run with %1.</source>
        <translation>El barrido mostrado no tiene ninguna ejecución con %1.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;.</source>
        <translation>No existe el experimento preparado &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no window to do this in.</source>
        <translation>No hay ninguna ventana donde hacerlo.</translation>
    </message>
    <message>
        <source>The key is no language; two letters are, such as &quot;en&quot;.</source>
        <translation>La clave no es un idioma; lo son dos letras, como &quot;en&quot;.</translation>
    </message>
    <message>
        <source>There must be a text in at least one language, such as &quot;en&quot;.</source>
        <translation>Debe haber un texto en al menos un idioma, como &quot;en&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names nothing that there is; possible are %2.</source>
        <translation>&quot;%1&quot; no nombra nada que exista; son posibles %2.</translation>
    </message>
    <message>
        <source>The page is missing in one language: &quot;%1&quot; has not as many as the others.</source>
        <translation>La página falta en un idioma: &quot;%1&quot; no tiene tantas como los demás.</translation>
    </message>
    <message>
        <source>Its commands are others in &quot;%1&quot; than in another language.</source>
        <translation>Sus órdenes son otras en &quot;%1&quot; que en otro idioma.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be read; it must be %2.</source>
        <translation>&quot;%1&quot; no se puede leer; debe ser %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; sets a field that no experiment has.</source>
        <translation>&quot;%1&quot; fija un campo que ningún experimento tiene.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has &quot;%2&quot;, which is no such number.</source>
        <translation>&quot;%1&quot; tiene &quot;%2&quot;, que no es un número válido ahí.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; varies a field that no experiment has.</source>
        <translation>&quot;%1&quot; varía un campo que ningún experimento tiene.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command of a lesson; possible are experiment, set, vary, sweep, live, look, neuron, sample, what-if, select, only, tab, dock and plot.</source>
        <translation>&quot;%1&quot; no es una orden de una lección; son posibles experiment, set, vary, sweep, live, look, neuron, sample, what-if, select, only, tab, dock y plot.</translation>
    </message>
    <message>
        <source>The step &quot;%1&quot; has a value in its text; put it beside the step.</source>
        <translation>El paso &quot;%1&quot; tiene un valor en su texto; póngalo junto al paso.</translation>
    </message>
    <message>
        <source>The step &quot;%1&quot; has no text.</source>
        <translation>El paso &quot;%1&quot; no tiene texto.</translation>
    </message>
    <message>
        <source>A link to a command is not complete on its line.</source>
        <translation>Un enlace a una orden no está completo en su línea.</translation>
    </message>
    <message>
        <source>A lesson&apos;s text begins with the title of its first page, &quot;# Title&quot;.</source>
        <translation>El texto de una lección empieza por el título de su primera página, &quot;# Title&quot;.</translation>
    </message>
    <message>
        <source>There is no page; one begins with &quot;# Title&quot;.</source>
        <translation>No hay ninguna página; una página empieza por &quot;# Title&quot;.</translation>
    </message>
    <message>
        <source>{{%1}} names no value that a lesson can show.</source>
        <translation>{{%1}} no nombra ningún valor que una lección pueda mostrar.</translation>
    </message>
    <message>
        <source>There is no metric &quot;%1&quot;; there are loss, val_loss, accuracy, val_accuracy and, where fidelity was recorded, cosine, norm_ratio, sign_agreement, kept_candidates, kept_candidates_squared, kept_full, kept_full_squared, id_overlap, id_half_life and starved.</source>
        <translation>No existe la métrica &quot;%1&quot;; existen loss, val_loss, accuracy, val_accuracy y, donde se registró la fidelidad, cosine, norm_ratio, sign_agreement, kept_candidates, kept_candidates_squared, kept_full, kept_full_squared, id_overlap, id_half_life y starved.</translation>
    </message>
    <message>
        <source>A reading is recorded every %1 epochs; it must be every 1 to %2, or 0 for as often as costs little time.</source>
        <translation>Se registra una lectura cada %1 épocas; debe ser cada 1 a %2, o 0 para tan a menudo como cueste poco tiempo.</translation>
    </message>
    <message>
        <source>The network is too large to be compared with its full gradient; make it smaller, or record nothing.</source>
        <translation>La red es demasiado grande para compararla con su gradiente completo; redúzcala o no registre nada.</translation>
    </message>
    <message>
        <source>The file is damaged, and cannot be given another name.</source>
        <translation>El archivo está dañado y no puede recibir otro nombre.</translation>
    </message>
    <message>
        <source>The unsaved edits of the last time are damaged and cannot be restored.</source>
        <translation>Los cambios sin guardar de la última vez están dañados y no pueden restaurarse.</translation>
    </message>
    <message>
        <source>The unsaved edits of the last time are damaged and cannot be restored; what is left of them is in this file.</source>
        <translation>Los cambios sin guardar de la última vez están dañados y no pueden restaurarse; lo que queda de ellos está en este archivo.</translation>
    </message>
    <message>
        <source>This folder cannot be written, so edits that are not saved would be lost in a crash.</source>
        <translation>No se puede escribir en esta carpeta, así que los cambios sin guardar se perderían si el programa fallara.</translation>
    </message>
    <message>
        <source>What an instrument shows is of this moment; no command draws it.</source>
        <translation>Lo que muestra un instrumento es de este momento; ninguna orden lo dibuja.</translation>
    </message>
    <message>
        <source>The picture has more than %1 million pixels; save it as PDF or SVG, or make it smaller.</source>
        <translation>La imagen tiene más de %1 millones de píxeles; guárdela como PDF o SVG, o hágala más pequeña.</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>No hay nada que dibujar.</translation>
    </message>
    <message>
        <source>A picture is not written as TeX; choose PDF, which LaTeX includes.</source>
        <translation>Una imagen no se escribe como TeX; elija PDF, que LaTeX incluye.</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>página %1</translation>
    </message>
    <message>
        <source>Neither more nor less of %1 is better, so runs are not compared by it; draw its curves.</source>
        <translation>Ni más ni menos de %1 es mejor, así que las ejecuciones no se comparan por ello; dibuje sus curvas.</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
    <message>
        <source>Here must follow &quot;and&quot;, &quot;or&quot; or the end.</source>
        <translation>Aquí debe seguir &quot;and&quot;, &quot;or&quot; o el final.</translation>
    </message>
    <message>
        <source>Expected &quot;and&quot;, &quot;or&quot; or the end instead of &quot;%1&quot;.</source>
        <translation>Se esperaba &quot;and&quot;, &quot;or&quot; o el final en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow &quot;and&quot;, &quot;or&quot; or &quot;)&quot;.</source>
        <translation>Aquí debe seguir &quot;and&quot;, &quot;or&quot; o &quot;)&quot;.</translation>
    </message>
    <message>
        <source>Expected &quot;and&quot;, &quot;or&quot; or &quot;)&quot; instead of &quot;%1&quot;.</source>
        <translation>Se esperaba &quot;and&quot;, &quot;or&quot; o &quot;)&quot; en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow a field such as corpus, &quot;not&quot; or &quot;(&quot;.</source>
        <translation>Aquí debe seguir un campo como corpus, &quot;not&quot; o &quot;(&quot;.</translation>
    </message>
    <message>
        <source>Expected a field such as corpus, &quot;not&quot; or &quot;(&quot; instead of &quot;%1&quot;.</source>
        <translation>Se esperaba un campo como corpus, &quot;not&quot; o &quot;(&quot; en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow =, != or ~, as for every text.</source>
        <translation>Aquí debe seguir =, != o ~, como en todo texto.</translation>
    </message>
    <message>
        <source>Expected =, != or ~, as for every text instead of &quot;%1&quot;.</source>
        <translation>Se esperaba =, != o ~, como en todo texto, en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow =, !=, &lt;, &lt;=, &gt; or &gt;=, as for every number.</source>
        <translation>Aquí debe seguir =, !=, &lt;, &lt;=, &gt; o &gt;=, como en todo número.</translation>
    </message>
    <message>
        <source>Expected =, !=, &lt;, &lt;=, &gt; or &gt;=, as for every number instead of &quot;%1&quot;.</source>
        <translation>Se esperaba =, !=, &lt;, &lt;=, &gt; o &gt;=, como en todo número, en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow a number.</source>
        <translation>Aquí debe seguir un número.</translation>
    </message>
    <message>
        <source>Expected a number instead of &quot;%1&quot;.</source>
        <translation>Se esperaba un número en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow a number or %2.</source>
        <translation>Aquí debe seguir un número o %2.</translation>
    </message>
    <message>
        <source>Expected a number or %2 instead of &quot;%1&quot;.</source>
        <translation>Se esperaba un número o %2 en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow a word, or a text in quotes.</source>
        <translation>Aquí debe seguir una palabra, o un texto entre comillas.</translation>
    </message>
    <message>
        <source>Expected a word, or a text in quotes instead of &quot;%1&quot;.</source>
        <translation>Se esperaba una palabra, o un texto entre comillas, en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Here must follow one of %2.</source>
        <translation>Aquí debe seguir uno de %2.</translation>
    </message>
    <message>
        <source>Expected one of %2 instead of &quot;%1&quot;.</source>
        <translation>Se esperaba uno de %2 en lugar de &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot;. There are %2; a setting of the experiment is one if it is swept.</source>
        <translation>No hay ningún campo &quot;%1&quot;. Hay %2; un ajuste del experimento lo es si se barre.</translation>
    </message>
    <message>
        <source>The file is damaged: %1 of %2 runs is damaged and left out; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: %1 de %2 ejecuciones está dañada y se deja fuera; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>The file is damaged: %1 of %2 runs are damaged and left out; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: %1 de %2 ejecuciones están dañadas y se dejan fuera; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>The file is damaged, but all of its %2 runs are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep them.</source>
        <translation>El archivo está dañado, pero sus %2 ejecuciones están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservarlas.</translation>
    </message>
    <message>
        <source>The file is damaged, but its experiment is whole; it has no runs. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep it.</source>
        <translation>El archivo está dañado, pero su experimento está entero; no tiene ejecuciones. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservarlo.</translation>
    </message>
    <message>
        <source>The file is cut off or damaged, and nothing in it can be read; take an earlier copy.</source>
        <translation>El archivo está cortado o dañado y no se puede leer nada de él; tome una copia anterior.</translation>
    </message>
    <message>
        <source>The file is damaged, and there is no room for temporary files to read what is whole of it: %1.</source>
        <translation>El archivo está dañado y no hay sitio para archivos temporales con los que leer lo que está entero: %1.</translation>
    </message>
    <message>
        <source>These edits are saved or given up, but their file cannot be deleted (%1); they will be offered again. Delete it yourself.</source>
        <translation>Estos cambios están guardados o se descartaron, pero su archivo no se puede borrar (%1); se ofrecerán otra vez. Bórrelo usted mismo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no such number of values: at least 2 and at most %2.</source>
        <translation>&quot;%1&quot; no puede tener esa cantidad de valores: al menos 2 y como mucho %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range that goes up over at most %2 numbers.</source>
        <translation>&quot;%1&quot; no es un intervalo que suba por %2 números como mucho.</translation>
    </message>
    <message>
        <source>The panels are by &quot;%1&quot; already; leave one of both out.</source>
        <translation>Los paneles ya son por &quot;%1&quot;; quite una de las dos opciones.</translation>
    </message>
    <message>
        <source>The panels of this plot have different axes; it takes no limits.</source>
        <translation>Los paneles de este gráfico tienen ejes distintos; no admite límites.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot make the panels of this plot; there are %2.</source>
        <translation>&quot;%1&quot; no puede formar los paneles de este gráfico; existen %2.</translation>
    </message>
    <message>
        <source>What the file holds of notes, pins, colours and deletions of run %2 is damaged and was left out; its figures are right.</source>
        <translation>Lo que el archivo contiene de notas, fijaciones, colores y borrados de la ejecución %2 está dañado y se ha omitido; sus cifras son correctas.</translation>
    </message>
    <message>
        <source>What the file holds of run %1, and of notes, pins, colours and deletions of run %2, is damaged and was left out. Run %1 counts as not trained; resume the sweep to train it again.</source>
        <translation>Lo que el archivo contiene de la ejecución %1, y de notas, fijaciones, colores y borrados de la ejecución %2, está dañado y se ha omitido. La ejecución %1 cuenta como no entrenada; reanude el barrido para entrenarla de nuevo.</translation>
    </message>
    <message>
        <source>The file is damaged: the experiment being edited and the settings of sweep %4 cannot be read; of the other sweeps %1 of %2 runs are damaged and left out, and notes, pins, colours and deletions of %5; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: no se pueden leer el experimento en edición ni los ajustes del barrido %4; de los demás barridos, %1 de %2 ejecuciones están dañadas y se dejan fuera, así como notas, fijaciones, colores y borrados de %5; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>The file is damaged: the settings of sweep %4 cannot be read, and its runs are left out; of the other sweeps %1 of %2 runs are damaged and left out, and notes, pins, colours and deletions of %5; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: no se pueden leer los ajustes del barrido %4 y sus ejecuciones se dejan fuera; de los demás barridos, %1 de %2 ejecuciones están dañadas y se dejan fuera, así como notas, fijaciones, colores y borrados de %5; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>The file is damaged: the experiment being edited cannot be read, and that of the latest sweep stands in its place; %1 of %2 runs are damaged and left out, and notes, pins, colours and deletions of %5; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: no se puede leer el experimento en edición, y en su lugar está el del último barrido; %1 de %2 ejecuciones están dañadas y se dejan fuera, así como notas, fijaciones, colores y borrados de %5; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>This names nothing; write corpus, seed, registers or the name of a setting that the sweep varies.</source>
        <translation>No nombra nada; escriba corpus, seed, registers o el nombre de un ajuste que el barrido varíe.</translation>
    </message>
    <message>
        <source>The file is damaged: %1 of %2 runs are damaged and left out, and notes, pins, colours and deletions of %5; %3 are whole. It is open for reading only; save it under another name (&quot;dpfm recover&quot;) to keep what is whole.</source>
        <translation>El archivo está dañado: %1 de %2 ejecuciones están dañadas y se dejan fuera, así como notas, fijaciones, colores y borrados de %5; %3 están enteras. Está abierto solo para lectura; guárdelo con otro nombre («dpfm recover») para conservar lo que está entero.</translation>
    </message>
    <message>
        <source>These would be %1 panels, more than the %2 that can be read; leave runs out, or choose other panels.</source>
        <translation>Serían %1 paneles, más de los %2 que se pueden leer; quite ejecuciones o elija otros paneles.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large a number.</source>
        <translation>«%1» es un número demasiado grande.</translation>
    </message>
</context>
<context>
    <name>dpfm::app</name>
    <message>
        <source>Warning: %1: The sweep is incomplete: %2 of %3 runs have not ended.</source>
        <translation>Aviso: %1: El barrido está incompleto: faltan por terminar %2 de %3 ejecuciones.</translation>
    </message>
    <message>
        <source>There is no %1: %2</source>
        <translation>No hay %1: %2</translation>
    </message>
    <message>
        <source>Wrote %1. &quot;dpfm verify %1&quot; checks it.</source>
        <translation>%1 escrito. &quot;dpfm verify %1&quot; lo comprueba.</translation>
    </message>
    <message>
        <source>The folder to be made or, if it ends with .zip, the archive (needed). Data files of up to 20 MB are copied into it; larger ones are named with their hash.</source>
        <translation>La carpeta que se creará o, si termina en .zip, el archivo comprimido (necesario). Los archivos de datos de hasta 20 MB se copian en él; los mayores se nombran con su hash.</translation>
    </message>
    <message>
        <source>The results file; its latest sweep is bundled.</source>
        <translation>El archivo de resultados; se empaqueta su último barrido.</translation>
    </message>
    <message>
        <source>--out FOLDER or --out FILE.zip is missing.</source>
        <translation>Falta --out CARPETA o --out ARCHIVO.zip.</translation>
    </message>
    <message>
        <source>Puts a sweep with its experiment, CSV, figures and provenance together for a paper.</source>
        <translation>Reúne para un artículo un barrido con su experimento, CSV, figuras y procedencia.</translation>
    </message>
    <message>
        <source>Usage: %1 %2</source>
        <translation>Uso: %1 %2</translation>
    </message>
    <message>
        <source>%1 See &quot;%2 --help&quot;.</source>
        <translation>%1 Véase &quot;%2 --help&quot;.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Muestra esta ayuda.</translation>
    </message>
    <message>
        <source>--%1 is given more than once.</source>
        <translation>--%1 se indica más de una vez.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Falta %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>&quot;%1&quot; es un argumento de más.</translation>
    </message>
    <message>
        <source>dpfm trains small neural networks by dynamic pruning in forward mode.</source>
        <translation>dpfm entrena redes neuronales pequeñas por poda dinámica en modo directo.</translation>
    </message>
    <message>
        <source>&quot;dpfm SUBCOMMAND --help&quot; tells a subcommand&apos;s options, &quot;dpfm --version&quot; the version.</source>
        <translation>&quot;dpfm SUBORDEN --help&quot; muestra las opciones de una suborden; &quot;dpfm --version&quot;, la versión.</translation>
    </message>
    <message>
        <source>Name a subcommand.</source>
        <translation>Indique una suborden.</translation>
    </message>
    <message>
        <source>There is no option &quot;%1&quot;.</source>
        <translation>No existe la opción &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no subcommand &quot;%1&quot;.</source>
        <translation>No existe la suborden &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Aviso: %1</translation>
    </message>
    <message>
        <source>How long they take cannot be said: a trial failed.</source>
        <translation>No puede decirse cuánto tardan: una prueba falló.</translation>
    </message>
    <message>
        <source>About %1 on this machine: an estimate, from short trials of %2 of %3 bundles of runs.</source>
        <translation>Unos %1 en este equipo: una estimación a partir de pruebas cortas de %2 de %3 grupos de ejecuciones.</translation>
    </message>
    <message>
        <source>Every epoch of every run as CSV; its provenance goes beside it, in F.csv.json.</source>
        <translation>Cada época de cada ejecución como CSV; su procedencia va al lado, en F.csv.json.</translation>
    </message>
    <message>
        <source>How the CSV is laid out: long, a line for each run and epoch (unless told), or wide, a line for each epoch with a column for each run and metric.</source>
        <translation>Disposición del CSV: long, una línea por ejecución y época (si no se dice otra cosa), o wide, una línea por época con una columna por ejecución y métrica.</translation>
    </message>
    <message>
        <source>The runs in the CSV and the figure by their index, like 0-5,8 (all).</source>
        <translation>Las ejecuciones del CSV y de la figura por su índice, como 0-5,8 (todas).</translation>
    </message>
    <message>
        <source>The sweep of this number in the file; the latest unless told.</source>
        <translation>El barrido de este número del archivo; el último si no se dice otra cosa.</translation>
    </message>
    <message>
        <source>The results file.</source>
        <translation>El archivo de resultados.</translation>
    </message>
    <message>
        <source>--layout is of the CSV; name one after --csv.</source>
        <translation>--layout es del CSV; indique uno tras --csv.</translation>
    </message>
    <message>
        <source>There is no layout &quot;%1&quot;; there are long and wide.</source>
        <translation>No existe la disposición &quot;%1&quot;; existen long y wide.</translation>
    </message>
    <message>
        <source>--runs names no run.</source>
        <translation>--runs no nombra ninguna ejecución.</translation>
    </message>
    <message>
        <source>Say what to write: --csv F.csv, --figure F.pdf or --sentences.</source>
        <translation>Indique qué escribir: --csv F.csv, --figure F.pdf o --sentences.</translation>
    </message>
    <message>
        <source>--csv and --figure name the same file.</source>
        <translation>--csv y --figure nombran el mismo archivo.</translation>
    </message>
    <message>
        <source>Writes a sweep of a results file as CSV and as figures.</source>
        <translation>Escribe un barrido de un archivo de resultados como CSV y como figuras.</translation>
    </message>
    <message>
        <source>A figure, as PDF, SVG, PNG or pgfplots.</source>
        <translation>Una figura, como PDF, SVG, PNG o pgfplots.</translation>
    </message>
    <message>
        <source>Of paired, cost and minima: what can be said of them, on stdout; with or without a figure.</source>
        <translation>De paired, cost y minima: lo que puede decirse de ellas, por la salida estándar; con figura o sin ella.</translation>
    </message>
    <message>
        <source>How the figure looks, from a file; the options that follow change it. The window keeps such files of saved styles.</source>
        <translation>El aspecto de la figura, desde un archivo; las opciones siguientes lo modifican. La ventana guarda esos archivos de estilos.</translation>
    </message>
    <message>
        <source>Width in millimetres (170).</source>
        <translation>Anchura en milímetros (170).</translation>
    </message>
    <message>
        <source>Height in millimetres (100).</source>
        <translation>Altura en milímetros (100).</translation>
    </message>
    <message>
        <source>Dots per inch of a PNG (300).</source>
        <translation>Puntos por pulgada de un PNG (300).</translation>
    </message>
    <message>
        <source>The font (DejaVu Sans); TeX sets its document&apos;s own.</source>
        <translation>El tipo de letra (DejaVu Sans); TeX usa el de su documento.</translation>
    </message>
    <message>
        <source>Its size in points (8).</source>
        <translation>Su tamaño en puntos (8).</translation>
    </message>
    <message>
        <source>Width of curves in points (0.8).</source>
        <translation>Grosor de las curvas en puntos (0.8).</translation>
    </message>
    <message>
        <source>Width of axes and grid in points (0.4).</source>
        <translation>Grosor de los ejes y la cuadrícula en puntos (0.4).</translation>
    </message>
    <message>
        <source>okabe-ito (unless told), viridis or greys. A colour belongs to its R, whatever is shown.</source>
        <translation>okabe-ito (si no se dice otra cosa), viridis o greys. Un color pertenece a su R, se muestre lo que se muestre.</translation>
    </message>
    <message>
        <source>Markers on curves, a shape for each R (off; greys always have them).</source>
        <translation>Marcadores en las curvas, una forma por cada R (off; greys los tiene siempre).</translation>
    </message>
    <message>
        <source>right (unless told), top, below, none, or in a corner: top-left, top-right, bottom-left or bottom-right.</source>
        <translation>right (si no se dice otra cosa), top, below, none o en una esquina: top-left, top-right, bottom-left o bottom-right.</translation>
    </message>
    <message>
        <source>The grid (on).</source>
        <translation>La cuadrícula (on).</translation>
    </message>
    <message>
        <source>english for 0.5 (unless told), spanish for 0,5.</source>
        <translation>english para 0.5 (si no se dice otra cosa), spanish para 0,5.</translation>
    </message>
    <message>
        <source>No background (off).</source>
        <translation>Sin fondo (off).</translation>
    </message>
    <message>
        <source>A title in place of the horizontal axis&apos; own. Given several times, one a panel; an empty one leaves a panel its own.</source>
        <translation>Un título en lugar del propio del eje horizontal. Si se da varias veces, uno por panel; uno vacío deja al panel el suyo.</translation>
    </message>
    <message>
        <source>Where the horizontal axis begins.</source>
        <translation>Dónde empieza el eje horizontal.</translation>
    </message>
    <message>
        <source>Where it ends.</source>
        <translation>Dónde termina.</translation>
    </message>
    <message>
        <source>The same for the vertical axis.</source>
        <translation>Lo mismo para el eje vertical.</translation>
    </message>
    <message>
        <source>Where the vertical axis begins.</source>
        <translation>Dónde empieza el eje vertical.</translation>
    </message>
    <message>
        <source>The results file; one that is there gets what it lacks (needed).</source>
        <translation>El archivo de resultados; si ya existe, recibe lo que le falta (necesario).</translation>
    </message>
    <message>
        <source>Parts of one sweep.</source>
        <translation>Partes de un mismo barrido.</translation>
    </message>
    <message>
        <source>--out RESULTS.dpfm is missing.</source>
        <translation>Falta --out RESULTS.dpfm.</translation>
    </message>
    <message>
        <source>Puts the parts of a sweep (--shard) into one results file.</source>
        <translation>Reúne las partes de un barrido (--shard) en un archivo de resultados.</translation>
    </message>
    <message>
        <source>curves (unless told); cross-section; matrix; paired: the differences to all registers, seed by seed; cost: a reading against multiplications, with the Pareto front; or minima: the val_loss at the lowest training loss against the lowest val_loss.</source>
        <translation>curves (si no se dice otra cosa); cross-section; matrix; paired: las diferencias respecto a todos los registros, semilla a semilla; cost: una lectura frente a las multiplicaciones, con el frente de Pareto; o minima: la val_loss en la menor pérdida de entrenamiento frente a la menor val_loss.</translation>
    </message>
    <message>
        <source>Which epoch stands for a run in cross-section, matrix, paired and cost: best, of the lowest training loss (unless told); final; or lowest, of the lowest val_loss.</source>
        <translation>Qué época representa a una ejecución en cross-section, matrix, paired y cost: best, la de menor pérdida de entrenamiento (si no se dice otra cosa); final; o lowest, la de menor val_loss.</translation>
    </message>
    <message>
        <source>Show this corpus only; may be given several times.</source>
        <translation>Muestra solo este corpus; puede darse varias veces.</translation>
    </message>
    <message>
        <source>Linear instead of logarithmic.</source>
        <translation>Lineal en lugar de logarítmico.</translation>
    </message>
    <message>
        <source>What curves run over: epochs (unless told); samples, of the training; multiplications, an upper bound by formula; or seconds as measured, spread evenly over a run&apos;s epochs.</source>
        <translation>Sobre qué se trazan las curvas: epochs (si no se dice otra cosa); samples, del entrenamiento; multiplications, una cota superior por fórmula; o seconds medidos, repartidos por igual entre las épocas de una ejecución.</translation>
    </message>
    <message>
        <source>Of curves of several seeds: median (unless told) or mean.</source>
        <translation>De las curvas de varias semillas: median (si no se dice otra cosa) o mean.</translation>
    </message>
    <message>
        <source>What lies about it: auto, quartiles of more than 5 seeds (unless told); none; quartiles; std, mean ± standard deviation; sem, mean ± standard error; or range.</source>
        <translation>Qué la rodea: auto, los cuartiles de más de 5 semillas (si no se dice otra cosa); none; quartiles; std, media ± desviación típica; sem, media ± error típico; o range.</translation>
    </message>
    <message>
        <source>Single runs behind it: auto, of up to 5 seeds (unless told); all; or none.</source>
        <translation>Ejecuciones sueltas detrás: auto, hasta 5 semillas (si no se dice otra cosa); all; o none.</translation>
    </message>
    <message>
        <source>Smooth curves by an exponential moving average, S from 0 (not at all) to below 1; the raw ones stay behind.</source>
        <translation>Suaviza las curvas con una media móvil exponencial, S de 0 (nada) a menos de 1; las originales quedan detrás.</translation>
    </message>
    <message>
        <source>Of curves: the minimum of all epochs so far (of accuracies the maximum).</source>
        <translation>De las curvas: el mínimo de todas las épocas hasta el momento (de las exactitudes, el máximo).</translation>
    </message>
    <message>
        <source>Of curves: a dot at each run&apos;s lowest training loss.</source>
        <translation>De las curvas: un punto en la menor pérdida de entrenamiento de cada ejecución.</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 %  %2 of %3 runs</source>
        <translation>%1 %  %2 de %3 ejecuciones</translation>
    </message>
    <message>
        <source>  %1 samples/s</source>
        <translation>  %1 muestras/s</translation>
    </message>
    <message>
        <source>  %1 left</source>
        <translation>  faltan %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>registers %1  epochs %2  largest difference: loss %3  val_loss %4  %5</source>
        <translation>registros %1  épocas %2  mayor diferencia: loss %3  val_loss %4  %5</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FALLO</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Interrumpido.</translation>
    </message>
    <message>
        <source>%1 of %2 runs differ by more than %3.</source>
        <translation>%1 de %2 ejecuciones difieren en más de %3.</translation>
    </message>
    <message>
        <source>The largest difference that is accepted in any epoch (1e-9).</source>
        <translation>La mayor diferencia que se acepta en cualquier época (1e-9).</translation>
    </message>
    <message>
        <source>The recorded training.</source>
        <translation>El entrenamiento registrado.</translation>
    </message>
    <message>
        <source>The tolerance is &quot;%1&quot;; it must be 0 or a positive number.</source>
        <translation>La tolerancia es &quot;%1&quot;; debe ser 0 o un número positivo.</translation>
    </message>
    <message>
        <source>Trains as a trace says and compares with its figures.</source>
        <translation>Entrena como dice una traza y compara con sus cifras.</translation>
    </message>
    <message>
        <source> of part %1/%2</source>
        <translation> de la parte %1/%2</translation>
    </message>
    <message>
        <source>%1: The file is complete: it holds all %2 runs%3 of this experiment.</source>
        <translation>%1: El archivo está completo: contiene las %2 ejecuciones%3 de este experimento.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 runs%4 are done; resuming with the other %5.</source>
        <translation>%1: %2 de %3 ejecuciones%4 están hechas; se reanuda con las otras %5.</translation>
    </message>
    <message>
        <source>What was trained before is in %1; run the same command to resume.</source>
        <translation>Lo entrenado hasta ahora está en %1; ejecute la misma orden para reanudar.</translation>
    </message>
    <message>
        <source>The results file; an unfinished one is resumed (needed).</source>
        <translation>El archivo de resultados; uno sin terminar se reanuda (necesario).</translation>
    </message>
    <message>
        <source>Train part I of N equal parts alone, for several machines; &quot;dpfm merge&quot; puts them together.</source>
        <translation>Entrena solo la parte I de N partes iguales, para varias máquinas; &quot;dpfm merge&quot; las reúne.</translation>
    </message>
    <message>
        <source>Say how many runs there are and about how long they take, and train nothing.</source>
        <translation>Dice cuántas ejecuciones hay y cuánto tardan aproximadamente, sin entrenar nada.</translation>
    </message>
    <message>
        <source>What to train.</source>
        <translation>Lo que se entrena.</translation>
    </message>
    <message>
        <source>The part is &quot;%1&quot;; it must be like 3/16, part 3 of 16.</source>
        <translation>La parte es &quot;%1&quot;; debe ser como 3/16, la parte 3 de 16.</translation>
    </message>
    <message>
        <source>Trains all runs of an experiment into a results file.</source>
        <translation>Entrena todas las ejecuciones de un experimento en un archivo de resultados.</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleta</translation>
    </message>
    <message>
        <source>Warning: with R %1, layer %2 starved in %3 of %4 runs: at most %5 % of its weights were ever updated, and %6 % of the registers that reached the outputs were its own. The network trains without it; give more registers, or train longer or in larger steps.</source>
        <translation>Aviso: con R %1, la capa %2 se quedó sin registros en %3 de %4 ejecuciones: como máximo el %5 % de sus pesos se actualizó alguna vez, y el %6 % de los registros que llegaron a las salidas eran suyos. La red se entrena sin ella; dé más registros, o entrene más tiempo o con pasos mayores.</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>corpus</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>method</source>
        <translation>método</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>mejor época</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>val_loss</source>
        <translation>val_loss</translation>
    </message>
    <message>
        <source>lowest val_loss</source>
        <translation>menor val_loss</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>Diverged: corpus %1, R %2, seed %3, %4, at epoch %5: %6 is not a finite number.</source>
        <translation>Divergió: corpus %1, R %2, semilla %3, %4, en la época %5: %6 no es un número finito.</translation>
    </message>
    <message>
        <source>The first difference: run %1 (corpus %2, R %3, seed %4), epoch %5, %6: %7 in the bundle, %8 now.</source>
        <translation>La primera diferencia: ejecución %1 (corpus %2, R %3, semilla %4), época %5, %6: %7 en el paquete, %8 ahora.</translation>
    </message>
    <message>
        <source>The files are as they were bundled; training all %1 runs again.</source>
        <translation>Los archivos están como se empaquetaron; se entrenan de nuevo las %1 ejecuciones.</translation>
    </message>
    <message>
        <source>The files are as they were bundled; training %1 of %2 runs again, drawn with the seed 1.</source>
        <translation>Los archivos están como se empaquetaron; se entrenan de nuevo %1 de %2 ejecuciones, sorteadas con la semilla 1.</translation>
    </message>
    <message>
        <source>Interrupted: %1 of %2 runs were compared, %3 of them differ.</source>
        <translation>Interrumpido: se compararon %1 de %2 ejecuciones; %3 de ellas difieren.</translation>
    </message>
    <message>
        <source>It does not hold: %1 of %2 runs trained again differ.</source>
        <translation>No se confirma: %1 de %2 ejecuciones entrenadas de nuevo difieren.</translation>
    </message>
    <message>
        <source>Train only N runs again (all): the first N of a permutation drawn with the seed 1, so the same for everyone.</source>
        <translation>Entrena de nuevo solo N ejecuciones (todas): las N primeras de una permutación sorteada con la semilla 1, y por tanto las mismas para todos.</translation>
    </message>
    <message>
        <source>A bundle&apos;s folder or archive.</source>
        <translation>La carpeta o el archivo comprimido de un paquete.</translation>
    </message>
    <message>
        <source>The size of the sample is &quot;%1&quot;; it must be 1 or more.</source>
        <translation>El tamaño de la muestra es &quot;%1&quot;; debe ser 1 o más.</translation>
    </message>
    <message>
        <source>Name one file, not %1.</source>
        <translation>Indique un solo archivo, no %1.</translation>
    </message>
    <message>
        <source>%1: there is no such file.</source>
        <translation>%1: no existe ese archivo.</translation>
    </message>
    <message>
        <source>Opens the window, with a results document if one is named.</source>
        <translation>Abre la ventana, con un documento de resultados si se indica.</translation>
    </message>
    <message>
        <source>How many runs to train at a time (one a core).</source>
        <translation>Cuántas ejecuciones se entrenan a la vez (una por núcleo).</translation>
    </message>
    <message>
        <source>Of titles and legends: english (unless told) or spanish.</source>
        <translation>De títulos y leyendas: english (si no se dice otra cosa) o spanish.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of %1 variants.</source>
        <translation>
            <numerusform>%n ejecución de %1 variantes.</numerusform>
            <numerusform>%n ejecuciones de %1 variantes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s).</source>
        <translation>
            <numerusform>%n ejecución.</numerusform>
            <numerusform>%n ejecuciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s) were merged from %2 files; %3 of %4 runs are there.</source>
        <translation>
            <numerusform>%1: se combinó %n ejecución de %2 archivos; hay %3 de %4 ejecuciones.</numerusform>
            <numerusform>%1: se combinaron %n ejecuciones de %2 archivos; hay %3 de %4 ejecuciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s)%2 to train.</source>
        <translation>
            <numerusform>%1: %n ejecución%2 por entrenar.</numerusform>
            <numerusform>%1: %n ejecuciones%2 por entrenar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) trained in %1.</source>
        <translation>
            <numerusform>%n ejecución entrenada en %1.</numerusform>
            <numerusform>%n ejecuciones entrenadas en %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Warning: %n run(s) had not ended when the bundle was made; there is nothing to compare with.</source>
        <translation>
            <numerusform>Aviso: %n ejecución no había terminado cuando se hizo el paquete; no hay con qué compararla.</numerusform>
            <numerusform>Aviso: %n ejecuciones no habían terminado cuando se hizo el paquete; no hay con qué compararlas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds: %n run(s) trained again have the same figures in every epoch and the same final weights, bit by bit.</source>
        <translation>
            <numerusform>Se confirma: %n ejecución entrenada de nuevo tiene las mismas cifras en cada época y los mismos pesos finales, bit a bit.</numerusform>
            <numerusform>Se confirma: %n ejecuciones entrenadas de nuevo tienen las mismas cifras en cada época y los mismos pesos finales, bit a bit.</numerusform>
        </translation>
    </message>
    <message>
        <source>loss, val_loss, accuracy, val_accuracy or, where fidelity was recorded, cosine, norm_ratio, sign_agreement, kept_candidates, kept_candidates_squared, kept_full, kept_full_squared, id_overlap, id_half_life or starved. Curves take several, with commas or one by one, and draw a panel each (loss,val_loss unless told); the others take one (val_loss unless told).</source>
        <translation>loss, val_loss, accuracy, val_accuracy o, donde se registró la fidelidad, cosine, norm_ratio, sign_agreement, kept_candidates, kept_candidates_squared, kept_full, kept_full_squared, id_overlap, id_half_life o starved. Las curvas admiten varias, con comas o una a una, y dibujan un panel por cada una (loss,val_loss si no se dice otra cosa); los demás admiten una (val_loss si no se dice otra cosa).</translation>
    </message>
    <message>
        <source>What was to be printed could not be written: %1.</source>
        <translation>Lo que se iba a imprimir no se pudo escribir: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 with %n trained run(s); %2 stays as it is.</source>
        <translation>
            <numerusform>Se escribió %1 con %n ejecución entrenada; %2 queda como está.</numerusform>
            <numerusform>Se escribió %1 con %n ejecuciones entrenadas; %2 queda como está.</numerusform>
        </translation>
    </message>
    <message>
        <source>A results file, which is not changed.</source>
        <translation>Un archivo de resultados, que no se cambia.</translation>
    </message>
    <message>
        <source>The file to be made of what can be read of it.</source>
        <translation>El archivo que se hace con lo que se puede leer de él.</translation>
    </message>
    <message>
        <source>Makes a new results file of what is whole in a damaged one.</source>
        <translation>Hace un archivo de resultados nuevo con lo que está entero en uno dañado.</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) drawn again are the same, byte by byte.</source>
        <translation>
            <numerusform>%n figura dibujada de nuevo es igual, byte a byte.</numerusform>
            <numerusform>%n figuras dibujadas de nuevo son iguales, byte a byte.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 figures drawn again differ: %3. Another version of this program, of Qt or of a font can be the reason; the runs tell whether the data hold.</source>
        <translation>%1 de %2 figuras dibujadas de nuevo difieren: %3. Puede deberse a otra versión de este programa, de Qt o de un tipo de letra; las ejecuciones dicen si los datos se sostienen.</translation>
    </message>
    <message>
        <source>Whether it holds cannot be said: no run had ended when the bundle was made, so there is nothing to compare with.</source>
        <translation>No se puede decir si se sostiene: ninguna ejecución había terminado cuando se hizo el paquete, así que no hay con qué comparar.</translation>
    </message>
    <message>
        <source>Checks a bundle&apos;s files, draws its figures and trains its runs again, to compare them bit by bit.</source>
        <translation>Comprueba los archivos de un paquete, dibuja de nuevo sus figuras y entrena de nuevo sus ejecuciones, para compararlas bit a bit.</translation>
    </message>
    <message>
        <source>Of curves, cross-section and cost: a panel for each corpus, seed, registers (not in a cross-section) or value of a setting that the sweep varies, by its name in files, such as training.optimizer.learning_rate.</source>
        <translation>De curvas, sección transversal y coste: un panel por cada corpus (corpus), semilla (seed), número de registros (registers, no en la sección) o valor de un ajuste que el barrido varía, por su nombre en los archivos, como training.optimizer.learning_rate.</translation>
    </message>
    <message>
        <source>The same as --panels corpus.</source>
        <translation>Lo mismo que --panels corpus.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) go on where they were interrupted.</source>
        <translation>
            <numerusform>%n ejecución continúa donde se interrumpió.</numerusform>
            <numerusform>%n ejecuciones continúan donde se interrumpieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Warning: %1: The epochs that are done were trained by version %2 of this program, the others will be by version %3; their figures may differ for that alone.</source>
        <translation>Aviso: %1: Las épocas hechas las entrenó la versión %2 de este programa, las demás serán de la versión %3; sus cifras pueden diferir solo por eso.</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::ConfusionFigure</name>
    <message>
        <source>share of the class</source>
        <translation>parte de la clase</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>tomada por</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>clase verdadera</translation>
    </message>
    <message>
        <source>The confusion matrix is of networks that classify:
choose iris, digits or another source of classes, and run</source>
        <translation>La matriz de confusión es de redes que clasifican:
elija iris, dígitos u otro origen con clases y ejecute</translation>
    </message>
    <message>
        <source>Validation part: %1 of %2 right, accuracy %3</source>
        <translation>Parte de validación: %1 de %2 aciertos, exactitud %3</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::CostFigure</name>
    <message>
        <source>Nothing above 0 to draw</source>
        <translation>Nada mayor que 0 que dibujar</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::CrossSectionFigure</name>
    <message>
        <source>Nothing above 0 to draw: choose the linear axis</source>
        <translation>Nada mayor que 0 que dibujar: elija el eje lineal</translation>
    </message>
    <message>
        <source>Every run diverged</source>
        <translation>Todas las ejecuciones divergieron</translation>
    </message>
    <message>
        <source>%1
%2 %3</source>
        <translation>%1
%2 %3</translation>
    </message>
    <message>
        <source>%1
%2, median over %3 seeds: %4</source>
        <translation>%1
%2, mediana de %3 semillas: %4</translation>
    </message>
    <message>
        <source>registers R per neuron</source>
        <translation>registros R por neurona</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::CurvesFigure</name>
    <message>
        <source>No run has ended yet: the seconds of a run are known then</source>
        <translation>Aún no ha terminado ninguna ejecución: entonces se conocen sus segundos</translation>
    </message>
    <message>
        <source>Nothing above 0 to draw: choose the linear axis</source>
        <translation>Nada mayor que 0 que dibujar: elija el eje lineal</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>mean over %1 seeds</source>
        <translation>media de %1 semillas</translation>
    </message>
    <message>
        <source>median over %1 seeds</source>
        <translation>mediana de %1 semillas</translation>
    </message>
    <message>
        <source>%1, %2
epoch %3: %4 %5</source>
        <translation>%1, %2
época %3: %4 %5</translation>
    </message>
    <message>
        <source>, %1 … %2</source>
        <translation>, %1 … %2</translation>
    </message>
    <message>
        <source>, smoothed %1</source>
        <translation>, suavizada %1</translation>
    </message>
    <message>
        <source>
%1: %2</source>
        <translation>
%1: %2</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::DescentFigure</name>
    <message>
        <source>points visited, the first is the start</source>
        <translation>puntos visitados, el primero es el inicio</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>Press Descend</source>
        <translation>Pulse Descender</translation>
    </message>
    <message>
        <source>The function has no finite value at the start</source>
        <translation>La función no tiene valor finito en el inicio</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>Newton</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::Figure</name>
    <message>
        <source>No runs yet: press Run</source>
        <translation>Aún no hay ejecuciones: pulse Ejecutar</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::LiveCurveFigure</name>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>No epoch has ended yet</source>
        <translation>Aún no ha terminado ninguna época</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::LossCostFigure</name>
    <message>
        <source>Nothing above 0 to draw: choose the linear axis</source>
        <translation>Nada mayor que 0 que dibujar: elija el eje lineal</translation>
    </message>
    <message>
        <source>Every run diverged</source>
        <translation>Todas las ejecuciones divergieron</translation>
    </message>
    <message>
        <source>on the Pareto front</source>
        <translation>en el frente de Pareto</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::MatrixCells</name>
    <message>
        <source>div.</source>
        <comment>a cell of runs that diverged</comment>
        <translation>div.</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::MatrixFigure</name>
    <message>
        <source>registers R per neuron</source>
        <translation>registros R por neurona</translation>
    </message>
    <message>
        <source>settings, corpus (samples)</source>
        <translation>ajustes, corpus (muestras)</translation>
    </message>
    <message>
        <source>corpus (samples)</source>
        <translation>corpus (muestras)</translation>
    </message>
    <message>
        <source>%1, n = %2
%3: %4</source>
        <translation>%1, n = %2
%3: %4</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::MinimaFigure</name>
    <message>
        <source>%1, seed %2
val_loss %3 at the lowest training loss, epoch %4
lowest val_loss %5, epoch %6</source>
        <translation>%1, semilla %2
val_loss %3 en la menor pérdida de entrenamiento, época %4
menor val_loss %5, época %6</translation>
    </message>
    <message>
        <source>lowest val_loss</source>
        <translation>menor val_loss</translation>
    </message>
    <message>
        <source>val_loss at the lowest training loss</source>
        <translation>val_loss en la menor pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>epoch of the lowest val_loss</source>
        <translation>época de la menor val_loss</translation>
    </message>
    <message>
        <source>epoch of the lowest training loss</source>
        <translation>época de la menor pérdida de entrenamiento</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::OutputMapFigure</name>
    <message>
        <source>The map is of networks with two inputs:
choose XOR, circles, spirals, two moons, plane or sine as source, and run</source>
        <translation>El mapa es de redes con dos entradas:
elija XOR, círculos, espirales, dos lunas, plano o seno como origen y ejecute</translation>
    </message>
    <message>
        <source>%1, scaled</source>
        <translation>%1, escalada</translation>
    </message>
    <message>
        <source>probability of %1</source>
        <translation>probabilidad de %1</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::PairedFigure</name>
    <message>
        <source>registers R per neuron</source>
        <translation>registros R por neurona</translation>
    </message>
    <message>
        <source>%1, seed %2
%3: %4</source>
        <translation>%1, semilla %2
%3: %4</translation>
    </message>
    <message>
        <source>%1 (logarithmic beyond ±%2)</source>
        <translation>%1 (logarítmico más allá de ±%2)</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::PassMemoryFigure</name>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>números</translation>
    </message>
    <message>
        <source>No network yet: press Run</source>
        <translation>Aún no hay red: pulse Ejecutar</translation>
    </message>
    <message>
        <source>backprop.</source>
        <translation>retroprop.</translation>
    </message>
    <message>
        <source>DPFM, %1</source>
        <translation>DPFM, %1</translation>
    </message>
</context>
<context>
    <name>dpfm::figures::TableFigure</name>
    <message>
        <source>The rows are drawn here once the file is checked</source>
        <translation>Las filas se dibujan aquí en cuanto se compruebe el archivo</translation>
    </message>
</context>
<context>
    <name>dpfm::hardware::DevicePreset</name>
    <message>
        <source>Workshop: 220 multipliers at 100 MHz, 32-bit float</source>
        <translation>Taller: 220 multiplicadores a 100 MHz, coma flotante de 32 bits</translation>
    </message>
    <message>
        <source>Example chip: 1024 multipliers at 1 GHz, 32-bit float</source>
        <translation>Chip de ejemplo: 1024 multiplicadores a 1 GHz, coma flotante de 32 bits</translation>
    </message>
    <message>
        <source>Example chip: 4096 multipliers at 1 GHz, 16-bit float</source>
        <translation>Chip de ejemplo: 4096 multiplicadores a 1 GHz, coma flotante de 16 bits</translation>
    </message>
    <message>
        <source>Example chip: 16384 multipliers at 1 GHz, 8-bit integers</source>
        <translation>Chip de ejemplo: 16384 multiplicadores a 1 GHz, enteros de 8 bits</translation>
    </message>
    <message>
        <source>Example chip with weights in DRAM: 1024 multipliers at 1 GHz, 32-bit float</source>
        <translation>Chip de ejemplo con los pesos en DRAM: 1024 multiplicadores a 1 GHz, coma flotante de 32 bits</translation>
    </message>
</context>
<context>
    <name>dpfm::models</name>
    <message>
        <source>System of equations A·B = C</source>
        <translation>Sistema de ecuaciones A·B = C</translation>
    </message>
    <message>
        <source>Sums and a product</source>
        <translation>Sumas y un producto</translation>
    </message>
    <message>
        <source>The same with named parts</source>
        <translation>Lo mismo con partes con nombre</translation>
    </message>
    <message>
        <source>A sigmoid neuron and its error</source>
        <translation>Una neurona sigmoide y su error</translation>
    </message>
    <message>
        <source>A valley: gradient against Newton</source>
        <translation>Un valle: gradiente frente a Newton</translation>
    </message>
    <message>
        <source>No number: the logarithm of a negative</source>
        <translation>Sin número: el logaritmo de un negativo</translation>
    </message>
    <message>
        <source>: no register, it is 0 or pruned</source>
        <translation>: sin registro, es 0 o se podó</translation>
    </message>
    <message>
        <source>%1 = %2 is a variable: its derivative by itself is 1.</source>
        <translation>%1 = %2 es una variable: su derivada respecto a sí misma es 1.</translation>
    </message>
    <message>
        <source>%1 is a constant: it carries no register.</source>
        <translation>%1 es una constante: no lleva registros.</translation>
    </message>
    <message>
        <source>No operand carries a register.</source>
        <translation>Ningún operando lleva registros.</translation>
    </message>
    <message>
        <source>There is no variable to step in.</source>
        <translation>No hay ninguna variable en la que dar un paso.</translation>
    </message>
    <message>
        <source>There is no Newton step: a value or a second derivative is not finite here.</source>
        <translation>No hay paso de Newton: un valor o una segunda derivada no es finito aquí.</translation>
    </message>
    <message>
        <source>All eigenvalues are positive: the step leads to a minimum of the quadratic model.</source>
        <translation>Todos los valores propios son positivos: el paso lleva a un mínimo del modelo cuadrático.</translation>
    </message>
    <message>
        <source>All eigenvalues are negative: the step leads to a maximum of the quadratic model.</source>
        <translation>Todos los valores propios son negativos: el paso lleva a un máximo del modelo cuadrático.</translation>
    </message>
    <message>
        <source>The eigenvalues have both signs: the step leads to a saddle.</source>
        <translation>Hay valores propios de ambos signos: el paso lleva a un punto de silla.</translation>
    </message>
    <message>
        <source>An eigenvalue is 0: there are many steps or none; this is the shortest, which leaves its direction out.</source>
        <translation>Un valor propio es 0: hay muchos pasos o ninguno; este es el más corto, que deja fuera su dirección.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>measured in the sweep</source>
        <translation>medido en el barrido</translation>
    </message>
    <message>
        <source>backprop., measured</source>
        <translation>retroprop., medida</translation>
    </message>
    <message>
        <source>multiplications</source>
        <translation>multiplicaciones</translation>
    </message>
    <message>
        <source>comparisons</source>
        <translation>comparaciones</translation>
    </message>
    <message>
        <source>weight reads</source>
        <translation>lecturas de pesos</translation>
    </message>
    <message>
        <source>memory of a sample</source>
        <translation>memoria de una muestra</translation>
    </message>
    <message>
        <source>time of the multiplications</source>
        <translation>tiempo de las multiplicaciones</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>energía</translation>
    </message>
    <message>
        <source>registers R per neuron; %1 keep all</source>
        <translation>registros R por neurona; %1 los conservan todos</translation>
    </message>
    <message>
        <source>model: %1</source>
        <translation>modelo: %1</translation>
    </message>
    <message>
        <source>model: %1 of a batch</source>
        <translation>modelo: %1 de un lote</translation>
    </message>
    <message>
        <source>DPFM</source>
        <translation>DPFM</translation>
    </message>
    <message>
        <source>backprop.</source>
        <translation>retroprop.</translation>
    </message>
    <message>
        <source>time of a batch: model and measured</source>
        <translation>tiempo de un lote: modelo y medido</translation>
    </message>
    <message>
        <source>registers R per neuron</source>
        <translation>registros R por neurona</translation>
    </message>
    <message>
        <source>model: multipliers in use</source>
        <translation>modelo: multiplicadores en uso</translation>
    </message>
    <message>
        <source>layer %1: %2 × %3</source>
        <translation>capa %1: %2 × %3</translation>
    </message>
    <message>
        <source>No results yet: press Run</source>
        <translation>Aún no hay resultados: pulse Ejecutar</translation>
    </message>
    <message>
        <source>model: %1 until that epoch</source>
        <translation>modelo: %1 hasta esa época</translation>
    </message>
    <message>
        <source>corpus %1</source>
        <translation>corpus %1</translation>
    </message>
    <message>
        <source>DPFM, %1</source>
        <translation>DPFM, %1</translation>
    </message>
    <message>
        <source>%1: forward, layer %2</source>
        <translation>%1: hacia delante, capa %2</translation>
    </message>
    <message>
        <source>%1: gradient of the loss</source>
        <translation>%1: gradiente de la pérdida</translation>
    </message>
    <message>
        <source>%1: back, layer %2</source>
        <translation>%1: hacia atrás, capa %2</translation>
    </message>
    <message>
        <source>Each input carries %1 registers; a neuron has at most %2 candidates and keeps %3.</source>
        <translation>Cada entrada lleva %1 registros; una neurona tiene como máximo %2 candidatos y conserva %3.</translation>
    </message>
    <message>
        <source>%1: total, most memory</source>
        <translation>%1: total, máxima memoria</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>Una muestra</translation>
    </message>
    <message>
        <source>additions</source>
        <translation>sumas</translation>
    </message>
    <message>
        <source>Every sum begins at 0, so a sum of n numbers takes n.</source>
        <translation>Toda suma empieza en 0, así que una suma de n números requiere n.</translation>
    </message>
    <message>
        <source>Of |g| in a chain of R cells (see Toper); at most, where pruned registers may share ids.</source>
        <translation>De |g| en una cadena de R celdas (véase Toper); como máximo, allí donde los registros podados pueden compartir ids.</translation>
    </message>
    <message>
        <source>DPFM reads each weight in one pass, backpropagation in two.</source>
        <translation>DPFM lee cada peso en una pasada; la retropropagación, en dos.</translation>
    </message>
    <message>
        <source>registers held</source>
        <translation>registros guardados</translation>
    </message>
    <message>
        <source>In memory during the step, each an id and a number.</source>
        <translation>En memoria durante el paso, cada uno un id y un número.</translation>
    </message>
    <message>
        <source>numbers held</source>
        <translation>números guardados</translation>
    </message>
    <message>
        <source>In memory during the step: values, and derivatives on the way back. The gradient they add to is left out, as are the weights.</source>
        <translation>En memoria durante el paso: los valores y, a la vuelta, las derivadas. No se cuentan ni el gradiente al que se suman ni los pesos.</translation>
    </message>
    <message>
        <source>Backprop.</source>
        <translation>Retroprop.</translation>
    </message>
    <message>
        <source>DPFM beside backpropagation</source>
        <translation>DPFM junto a la retropropagación</translation>
    </message>
    <message>
        <source>A batch of %1</source>
        <translation>Un lote de %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>multiplier cycles</source>
        <translation>ciclos de los multiplicadores</translation>
    </message>
    <message>
        <source>Of each step the products of the whole batch over the multipliers, rounded up.</source>
        <translation>De cada paso, los productos de todo el lote entre los multiplicadores, redondeados hacia arriba.</translation>
    </message>
    <message>
        <source>multipliers in use</source>
        <translation>multiplicadores en uso</translation>
    </message>
    <message>
        <source>time, multiplying</source>
        <translation>tiempo multiplicando</translation>
    </message>
    <message>
        <source>time, selecting</source>
        <translation>tiempo seleccionando</translation>
    </message>
    <message>
        <source>A toper for each neuron, a candidate a cycle, the samples one after another: %1 cycles. It can go on beside the multiplications.</source>
        <translation>Un toper por neurona, un candidato por ciclo, las muestras una tras otra: %1 ciclos. Puede ir en paralelo a las multiplicaciones.</translation>
    </message>
    <message>
        <source>Of multiplications, additions, comparisons and weight reads. What registers and values take to be read and written is left out.</source>
        <translation>De multiplicaciones, sumas, comparaciones y lecturas de pesos. No incluye lo que cuesta leer y escribir registros y valores.</translation>
    </message>
    <message>
        <source>Registers and numbers at their most; the weights are not in it.</source>
        <translation>Registros y números en su máximo; los pesos no se incluyen.</translation>
    </message>
    <message>
        <source>weights changed, at most</source>
        <translation>pesos modificados, como máximo</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>gradient of the batch</source>
        <translation>gradiente del lote</translation>
    </message>
    <message>
        <source>This computer, one thread, random inputs: press Measure.</source>
        <translation>Este equipo, un hilo, entradas aleatorias: pulse Medir.</translation>
    </message>
    <message>
        <source>gradient of a sample</source>
        <translation>gradiente de una muestra</translation>
    </message>
    <message>
        <source>prediction of a sample</source>
        <translation>predicción de una muestra</translation>
    </message>
    <message>
        <source>in the sweep, a batch</source>
        <translation>en el barrido, un lote</translation>
    </message>
    <message>
        <source>The wall time of the shown sweep&apos;s runs of this R over their batches, median: with validation and updates, and whatever else the computer did. Several runs go on at a time. – if the sweep is of another network or batch, or has no such run.</source>
        <translation>El tiempo real de las ejecuciones de este R del barrido mostrado entre sus lotes, mediana: con validación y actualizaciones, y con todo lo demás que hiciera el equipo. Se entrenan varias ejecuciones a la vez. – si el barrido es de otra red u otro lote, o no tiene tal ejecución.</translation>
    </message>
    <message>
        <source>mean over %1 seeds</source>
        <translation>media de %1 semillas</translation>
    </message>
    <message>
        <source>median over %1 seeds</source>
        <translation>mediana de %1 semillas</translation>
    </message>
    <message>
        <source>mean and quartiles over %1 seeds</source>
        <translation>media y cuartiles de %1 semillas</translation>
    </message>
    <message>
        <source>median and quartiles over %1 seeds</source>
        <translation>mediana y cuartiles de %1 semillas</translation>
    </message>
    <message>
        <source>mean ± standard deviation over %1 seeds</source>
        <translation>media ± desviación típica de %1 semillas</translation>
    </message>
    <message>
        <source>median, and mean ± standard deviation, over %1 seeds</source>
        <translation>mediana, y media ± desviación típica, de %1 semillas</translation>
    </message>
    <message>
        <source>mean ± standard error over %1 seeds</source>
        <translation>media ± error típico de %1 semillas</translation>
    </message>
    <message>
        <source>median, and mean ± standard error, over %1 seeds</source>
        <translation>mediana, y media ± error típico, de %1 semillas</translation>
    </message>
    <message>
        <source>mean, least and largest over %1 seeds</source>
        <translation>media, mínimo y máximo de %1 semillas</translation>
    </message>
    <message>
        <source>median, least and largest over %1 seeds</source>
        <translation>mediana, mínimo y máximo de %1 semillas</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>training samples</source>
        <translation>muestras de entrenamiento</translation>
    </message>
    <message>
        <source>multiplications (upper bound)</source>
        <translation>multiplicaciones (cota superior)</translation>
    </message>
    <message>
        <source>seconds (a run&apos;s, spread evenly over its epochs)</source>
        <translation>segundos (los de una ejecución, repartidos por igual entre sus épocas)</translation>
    </message>
    <message>
        <source>smoothed by %1, unsmoothed behind</source>
        <translation>suavizado con %1, detrás sin suavizar</translation>
    </message>
    <message>
        <source>dots: each run&apos;s lowest training loss</source>
        <translation>puntos: la menor pérdida de entrenamiento de cada ejecución</translation>
    </message>
    <message>
        <source>%1, minimum so far</source>
        <translation>%1, mínimo hasta el momento</translation>
    </message>
    <message>
        <source>%1, maximum so far</source>
        <translation>%1, máximo hasta el momento</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>coseno</translation>
    </message>
    <message>
        <source>norm ratio</source>
        <translation>cociente de normas</translation>
    </message>
    <message>
        <source>same sign</source>
        <translation>mismo signo</translation>
    </message>
    <message>
        <source>kept |g|, seen</source>
        <translation>|g| conservado, visto</translation>
    </message>
    <message>
        <source>kept g², seen</source>
        <translation>g² conservado, visto</translation>
    </message>
    <message>
        <source>kept |g|, unpruned</source>
        <translation>|g| conservado, sin podar</translation>
    </message>
    <message>
        <source>kept g², unpruned</source>
        <translation>g² conservado, sin podar</translation>
    </message>
    <message>
        <source>Cosine of the angle between the pruned and the full gradient of the batch: 1 if they point the same way.</source>
        <translation>Coseno del ángulo entre el gradiente podado y el completo del lote: 1 si apuntan en la misma dirección.</translation>
    </message>
    <message>
        <source>Length of the pruned gradient over that of the full one.</source>
        <translation>Longitud del gradiente podado entre la del completo.</translation>
    </message>
    <message>
        <source>Of the weights whose full gradient is not 0, the share whose pruned gradient has the same sign; a pruned gradient of 0 has none.</source>
        <translation>De los pesos cuyo gradiente completo no es 0, la parte cuyo gradiente podado tiene el mismo signo; un gradiente podado de 0 no tiene ninguno.</translation>
    </message>
    <message>
        <source>Share of Σ|g| over the candidates a neuron saw that belongs to the ids it kept; mean over samples and neurons.</source>
        <translation>Parte de Σ|g| sobre los candidatos que vio una neurona que corresponde a los ids que conservó; media sobre muestras y neuronas.</translation>
    </message>
    <message>
        <source>Share of Σg² over the candidates a neuron saw that belongs to the ids it kept; mean over samples and neurons.</source>
        <translation>Parte de Σg² sobre los candidatos que vio una neurona que corresponde a los ids que conservó; media sobre muestras y neuronas.</translation>
    </message>
    <message>
        <source>Share of Σ|g| over the candidates of a pass without pruning that belongs to the ids the neuron kept; mean over samples and neurons.</source>
        <translation>Parte de Σ|g| sobre los candidatos de una pasada sin poda que corresponde a los ids que la neurona conservó; media sobre muestras y neuronas.</translation>
    </message>
    <message>
        <source>Share of Σg² over the candidates of a pass without pruning that belongs to the ids the neuron kept; mean over samples and neurons.</source>
        <translation>Parte de Σg² sobre los candidatos de una pasada sin poda que corresponde a los ids que la neurona conservó; media sobre muestras y neuronas.</translation>
    </message>
    <message>
        <source>%1
Pruned against full gradient of a batch of %2 of the %3 training samples, drawn by the seed, with the weights as they are; selection: %4.</source>
        <translation>%1
Gradiente podado frente al completo de un lote de %2 de las %3 muestras de entrenamiento, sorteado con la semilla, con los pesos tal como están; selección: %4.</translation>
    </message>
    <message>
        <source>What is remembered of earlier batches is not in it.</source>
        <translation>No incluye lo que se recuerda de lotes anteriores.</translation>
    </message>
    <message>
        <source>The run itself prunes no registers: this is what DPFM would make of its weights.</source>
        <translation>La ejecución misma no poda registros: esto es lo que DPFM haría con sus pesos.</translation>
    </message>
    <message>
        <source>part</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>The whole network, or the weights and neurons of a layer</source>
        <translation>Toda la red, o los pesos y neuronas de una capa</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Registers of the pass; the weights are the same in every row</source>
        <translation>Registros de la pasada; los pesos son los mismos en todas las filas</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>capa %1</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>toda la red</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>tamaño de lote</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>capas ocultas</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>activación</translation>
    </message>
    <message>
        <source>sigmoid derivative</source>
        <translation>derivada de la sigmoide</translation>
    </message>
    <message>
        <source>method</source>
        <translation>método</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>selección</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>optimizador</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>momento</translation>
    </message>
    <message>
        <source>beta1</source>
        <translation>beta1</translation>
    </message>
    <message>
        <source>beta2</source>
        <translation>beta2</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>epsilon</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruido</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entradas</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>escala</translation>
    </message>
    <message>
        <source>validation share</source>
        <translation>fracción de validación</translation>
    </message>
    <message>
        <source>neurons of layer %1</source>
        <translation>neuronas de la capa %1</translation>
    </message>
    <message>
        <source>activation of layer %1</source>
        <translation>activación de la capa %1</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>Añadir capa</translation>
    </message>
    <message>
        <source>multiplications of a training run (upper bound)</source>
        <translation>multiplicaciones de un entrenamiento (cota superior)</translation>
    </message>
    <message>
        <source>%1: %2 multiplications, %3 %4</source>
        <translation>%1: %2 multiplicaciones, %3 %4</translation>
    </message>
    <message>
        <source>These are beaten by no other in both, from cheap to dear (the Pareto front). The multiplications are an upper bound by formula, of the whole training without validation; they are not measured.</source>
        <translation>A estas ninguna otra las supera en ambas cosas, de la más barata a la más cara (el frente de Pareto). Las multiplicaciones son una cota superior por fórmula, de todo el entrenamiento sin validación; no están medidas.</translation>
    </message>
    <message>
        <source>none (all are equal)</source>
        <translation>ninguna (todas son iguales)</translation>
    </message>
    <message>
        <source>%1, %2 runs: rank correlation %3 of the val_losses, %4 of the epochs</source>
        <translation>%1, %2 ejecuciones: correlación de rangos %3 de las val_loss, %4 de las épocas</translation>
    </message>
    <message>
        <source>the same epoch in %1 of %2 runs</source>
        <translation>la misma época en %1 de %2 ejecuciones</translation>
    </message>
    <message>
        <source>both choose the same R in %1 of %2 seeds</source>
        <translation>ambas eligen el mismo R en %1 de %2 semillas</translation>
    </message>
    <message>
        <source>no seed yet of which R could be chosen</source>
        <translation>aún no hay ninguna semilla con la que elegir R</translation>
    </message>
    <message>
        <source>diverged and left out: %1</source>
        <translation>divergieron y se omiten: %1</translation>
    </message>
    <message>
        <source>No run has ended yet: press Run</source>
        <translation>Aún no ha terminado ninguna ejecución: pulse Ejecutar</translation>
    </message>
    <message>
        <source>The training minimum finds the validation minimum where a run lies on the diagonal. The correlation is Spearman&apos;s: 1 is the same order of the runs, 0 none. R is chosen by the lowest of each val_loss, of equals the smallest.</source>
        <translation>El mínimo de entrenamiento encuentra el de validación allí donde una ejecución queda en la diagonal. La correlación es la de Spearman: 1 es el mismo orden de las ejecuciones; 0, ninguno. R se elige por la menor de cada val_loss; entre iguales, el más pequeño.</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>retropropagación</translation>
    </message>
    <message>
        <source>%1 is the same as all, to the last digit, in each of %2 seeds</source>
        <translation>%1 es igual a todos, hasta la última cifra, en cada una de las %2 semillas</translation>
    </message>
    <message>
        <source>%1 is better than all in %2 of %3 seeds</source>
        <translation>%1 es mejor que todos en %2 de %3 semillas</translation>
    </message>
    <message>
        <source>%1 is worse than all in %2 of %3 seeds</source>
        <translation>%1 es peor que todos en %2 de %3 semillas</translation>
    </message>
    <message>
        <source>no difference between %1 and all is shown, better in %2 and worse in %3 of %4 seeds</source>
        <translation>no se aprecia diferencia entre %1 y todos, mejor en %2 y peor en %3 de %4 semillas</translation>
    </message>
    <message>
        <source>%1 came out better than all in %2 and worse in %3 of %4 seeds</source>
        <translation>%1 resultó mejor que todos en %2 y peor en %3 de %4 semillas</translation>
    </message>
    <message>
        <source>median difference %1</source>
        <translation>diferencia mediana %1</translation>
    </message>
    <message>
        <source>%1, %2 % interval %3 … %4</source>
        <translation>%1, intervalo del %2 % de %3 … %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Wilcoxon %1, sign test %2 (Holm)</source>
        <translation>Wilcoxon %1, prueba de los signos %2 (Holm)</translation>
    </message>
    <message>
        <source>no test of fewer than %1 pairs</source>
        <translation>sin prueba con menos de %1 pares</translation>
    </message>
    <message>
        <source>in %1 of the pairs a run diverged</source>
        <translation>en %1 de los pares divergió una ejecución</translation>
    </message>
    <message>
        <source>Difference: %1, less that of all with the same seed; below 0 is better.</source>
        <translation>Diferencia: %1, menos la de todos con la misma semilla; por debajo de 0 es mejor.</translation>
    </message>
    <message>
        <source>Difference: %1, less that of all with the same seed; above 0 is better.</source>
        <translation>Diferencia: %1, menos la de todos con la misma semilla; por encima de 0 es mejor.</translation>
    </message>
    <message>
        <source>p is two-sided and corrected for the number of comparisons, %1; the interval is the median&apos;s, by bootstrap.</source>
        <translation>p es bilateral y está corregida por el número de comparaciones, %1; el intervalo es el de la mediana, por bootstrap.</translation>
    </message>
    <message>
        <source>A run that diverged counts as infinitely bad.</source>
        <translation>Una ejecución que divergió cuenta como infinitamente mala.</translation>
    </message>
    <message>
        <source>No pairs yet: a seed must be trained to the end with all registers and with fewer</source>
        <translation>Aún no hay pares: debe entrenarse una semilla hasta el final con todos los registros y con menos</translation>
    </message>
    <message>
        <source>epoch %1, batch %2 of %3</source>
        <translation>época %1, lote %2 de %3</translation>
    </message>
    <message>
        <source>: done</source>
        <translation>: hecho</translation>
    </message>
    <message>
        <source>, training sample %1 of %2</source>
        <translation>, muestra de entrenamiento %1 de %2</translation>
    </message>
    <message>
        <source>corpus %1, %2, seed %3</source>
        <translation>corpus %1, %2, semilla %3</translation>
    </message>
    <message>
        <source>Run %1: %2, epoch %3</source>
        <translation>Ejecución %1: %2, época %3</translation>
    </message>
    <message>
        <source>Live run: %1, %2</source>
        <translation>Ejecución en vivo: %1, %2</translation>
    </message>
    <message>
        <source> · edited by hand</source>
        <translation> · editada a mano</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>objetivo %1</translation>
    </message>
    <message>
        <source>output %1, target %2</source>
        <translation>salida %1, objetivo %2</translation>
    </message>
    <message>
        <source>output %1 (%2), target %3</source>
        <translation>salida %1 (%2), objetivo %3</translation>
    </message>
    <message>
        <source>the sample is on its way</source>
        <translation>la muestra está en camino</translation>
    </message>
    <message>
        <source>d loss/d w = %1</source>
        <translation>d loss/d w = %1</translation>
    </message>
    <message>
        <source>forgotten before the output</source>
        <translation>olvidado antes de la salida</translation>
    </message>
    <message>
        <source>%1 at the lowest training loss</source>
        <translation>%1 en la menor pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>%1 after the last epoch</source>
        <translation>%1 tras la última época</translation>
    </message>
    <message>
        <source>lowest val_loss</source>
        <translation>menor val_loss</translation>
    </message>
    <message>
        <source>%1 at the lowest val_loss</source>
        <translation>%1 en la menor val_loss</translation>
    </message>
    <message>
        <source>%1, median over %2 seeds</source>
        <translation>%1, mediana de %2 semillas</translation>
    </message>
    <message>
        <source>meProp all</source>
        <translation>meProp todos</translation>
    </message>
    <message>
        <source>meProp %1</source>
        <translation>meProp %1</translation>
    </message>
    <message>
        <source>R = %1</source>
        <translation>R = %1</translation>
    </message>
    <message>
        <source>earlier value</source>
        <translation>valor anterior</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>loss, final</source>
        <translation>loss, final</translation>
    </message>
    <message>
        <source>val_loss, final</source>
        <translation>val_loss, final</translation>
    </message>
    <message>
        <source>loss, best</source>
        <translation>loss, mejor</translation>
    </message>
    <message>
        <source>val_loss, best</source>
        <translation>val_loss, mejor</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Mejor época</translation>
    </message>
    <message>
        <source>val_loss, lowest</source>
        <translation>val_loss, menor</translation>
    </message>
    <message>
        <source>Epoch of the lowest val_loss</source>
        <translation>Época de la menor val_loss</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>Muestras/s</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>There is no live run yet: press Step or Play.</source>
        <translation>Aún no hay ejecución en vivo: pulse Paso o Reproducir.</translation>
    </message>
    <message>
        <source>loss %1, val_loss %2</source>
        <translation>loss %1, val_loss %2</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 muestras/s</translation>
    </message>
    <message>
        <source>Diverged in epoch %1: %2 is not finite. Rewind, with a smaller learning rate.</source>
        <translation>Divergió en la época %1: %2 no es finito. Rebobine y use una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>Edited by hand: it is kept out of every comparison.</source>
        <translation>Editada a mano: queda fuera de toda comparación.</translation>
    </message>
    <message>
        <source>The %1 inputs are there.</source>
        <translation>Están las %1 entradas.</translation>
    </message>
    <message>
        <source>Forward, %1: %2, kept for the way back.</source>
        <translation>Hacia delante, %1: %2, guardado para la vuelta.</translation>
    </message>
    <message>
        <source>Candidates, %1: s = %2, and %3 gradients want a register.</source>
        <translation>Candidatos, %1: s = %2, y %3 gradientes quieren un registro.</translation>
    </message>
    <message>
        <source>Selection, %1: %2, and %3 registers stay.</source>
        <translation>Selección, %1: %2, y quedan %3 registros.</translation>
    </message>
    <message>
        <source>The outputs are compared with the target: d loss/d output of %1.</source>
        <translation>Las salidas se comparan con el objetivo: d loss/d salida de %1.</translation>
    </message>
    <message>
        <source>Backward, %1: δ = %2, and with it the gradient of its %3 weights.</source>
        <translation>Hacia atrás, %1: δ = %2, y con él el gradiente de sus %3 pesos.</translation>
    </message>
    <message>
        <source>Registers times d loss/d output: the gradient of %1 weights.</source>
        <translation>Registros por d loss/d salida: el gradiente de %1 pesos.</translation>
    </message>
    <message>
        <source>Done: the gradient of all %1 weights.</source>
        <translation>Hecho: el gradiente de los %1 pesos.</translation>
    </message>
    <message>
        <source>Done: the gradient of %1 of %2 weights.</source>
        <translation>Hecho: el gradiente de %1 de %2 pesos.</translation>
    </message>
    <message>
        <source>Done: the gradient of %1 of %2 weights; its cosine to backpropagation&apos;s is %3.</source>
        <translation>Hecho: el gradiente de %1 de %2 pesos; su coseno con el de la retropropagación es %3.</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgo</translation>
    </message>
    <message>
        <source>x%1</source>
        <translation>x%1</translation>
    </message>
    <message>
        <source>layer %1: %2 → %3</source>
        <translation>capa %1: %2 → %3</translation>
    </message>
    <message>
        <source>input x%1</source>
        <translation>entrada x%1</translation>
    </message>
    <message>
        <source>layer %1, neuron %2</source>
        <translation>capa %1, neurona %2</translation>
    </message>
    <message>
        <source>%1 samples × %2 neurons × %3 weights × %4 = %5 multiplications</source>
        <translation>%1 muestras × %2 neuronas × %3 pesos × %4 = %5 multiplicaciones</translation>
    </message>
    <message>
        <source>One layer for one batch. Each weight multiplies the value of its input and the gradients in its R registers: 1 + R = %1 products, all independent of each other.</source>
        <translation>Una capa para un lote. Cada peso multiplica el valor de su entrada y los gradientes de sus R registros: 1 + R = %1 productos, todos independientes entre sí.</translation>
    </message>
    <message>
        <source>Every input is taken to carry R registers: those of the first layer carry none, and those of the second no more than a neuron of the first has weights. The products by f&apos; and those of the loss are not in it.</source>
        <translation>Se supone que cada entrada lleva R registros: las de la primera capa no llevan ninguno, y las de la segunda, no más que pesos tiene una neurona de la primera. No incluye los productos por f&apos; ni los de la pérdida.</translation>
    </message>
    <message>
        <source>%1 ÷ %2 multipliers = %3, so %4 cycles; %5 of the multipliers are in use</source>
        <translation>%1 ÷ %2 multiplicadores = %3, luego %4 ciclos; el %5 de los multiplicadores está en uso</translation>
    </message>
    <message>
        <source>A cycle is whole: the last one is used in part.</source>
        <translation>Un ciclo es entero: el último se usa en parte.</translation>
    </message>
    <message>
        <source>A multiplier is taken to give a product in every cycle. A product of floats takes several of a small device&apos;s multipliers, or several cycles.</source>
        <translation>Se supone que un multiplicador da un producto en cada ciclo. Un producto en coma flotante requiere varios multiplicadores de un dispositivo pequeño, o varios ciclos.</translation>
    </message>
    <message>
        <source>%1 cycles at %2 MHz = %3 ns</source>
        <translation>%1 ciclos a %2 MHz = %3 ns</translation>
    </message>
    <message>
        <source>The layer&apos;s time.</source>
        <translation>El tiempo de la capa.</translation>
    </message>
    <message>
        <source>Additions, the sums of equal ids, the selection, the activation, and reading weights: the selection alone takes a cycle for each candidate (see Toper).</source>
        <translation>Las sumas, las de ids iguales, la selección, la activación y la lectura de pesos: solo la selección requiere un ciclo por candidato (véase Toper).</translation>
    </message>
    <message>
        <source>%1 layers × %2 executions × %3 ns = %4 ms</source>
        <translation>%1 capas × %2 ejecuciones × %3 ns = %4 ms</translation>
    </message>
    <message>
        <source>All layers, each executed so many times.</source>
        <translation>Todas las capas, cada una ejecutada ese número de veces.</translation>
    </message>
    <message>
        <source>Bringing the samples in and the gradient out, the update of the weights, and whatever starts the next execution.</source>
        <translation>Traer las muestras y sacar el gradiente, la actualización de los pesos y todo lo que inicia la siguiente ejecución.</translation>
    </message>
    <message>
        <source>The workshop sets this time beside two times of software. The ratios are what the multiplications alone would allow, not a speed-up that was measured.</source>
        <translation>El taller pone este tiempo junto a dos tiempos de software. Los cocientes son lo que permitirían las multiplicaciones por sí solas, no una aceleración medida.</translation>
    </message>
    <message>
        <source>If the %1 ms are one batch, the experiment&apos;s largest training, %2 batches, takes %3 by the same arithmetic.</source>
        <translation>Si los %1 ms son un lote, el entrenamiento más largo del experimento, %2 lotes, tarda %3 con la misma cuenta.</translation>
    </message>
    <message>
        <source>%1 s ÷ %2 ms = %3; %4 s ÷ %2 ms = %5</source>
        <translation>%1 s ÷ %2 ms = %3; %4 s ÷ %2 ms = %5</translation>
    </message>
    <message>
        <source>A program&apos;s time holds all it did: reading data, calling the interpreter, selecting, updating, for every batch that it trained. The device&apos;s time holds the multiplications of %1 executions of a layer, and nothing else.</source>
        <translation>El tiempo de un programa contiene todo lo que hizo: leer datos, llamar al intérprete, seleccionar, actualizar, en cada lote que entrenó. El tiempo del dispositivo contiene las multiplicaciones de %1 ejecuciones de una capa, y nada más.</translation>
    </message>
    <message>
        <source>%1 ms a pass × %2 = %3 ms; × %4 samples = %5 ms; a kernel call: %6 ms</source>
        <translation>%1 ms por pasada × %2 = %3 ms; × %4 muestras = %5 ms; una llamada al kernel: %6 ms</translation>
    </message>
    <message>
        <source>Latency in software: a pass for the value and one for each register, one after another, for each sample. One call of a parallel kernel is quicker by %1 ×.</source>
        <translation>Latencia en software: una pasada para el valor y una por registro, una tras otra, para cada muestra. Una llamada a un kernel paralelo es %1 × más rápida.</translation>
    </message>
    <message>
        <source>A pass that carries all registers along, in vectors, as this program does it: then %1 passes do not take %1 times as long.</source>
        <translation>Una pasada que lleva todos los registros consigo, en vectores, como hace este programa: entonces %1 pasadas no tardan %1 veces más.</translation>
    </message>
    <message>
        <source>What this program takes on this computer is measured by the button Measure.</source>
        <translation>Lo que tarda este programa en este equipo se mide con el botón Medir.</translation>
    </message>
    <message>
        <source>Measured on this computer. %1: prediction of a sample %2; gradient of a sample %3; gradient of the batch %4.</source>
        <translation>Medido en este equipo. %1: predicción de una muestra %2; gradiente de una muestra %3; gradiente del lote %4.</translation>
    </message>
    <message>
        <source>Remove layer %1</source>
        <translation>Quitar la capa %1</translation>
    </message>
    <message>
        <source>Neurons of layer %1</source>
        <translation>Neuronas de la capa %1</translation>
    </message>
    <message>
        <source>Activation of layer %1</source>
        <translation>Activación de la capa %1</translation>
    </message>
    <message>
        <source>Experiment %1</source>
        <translation>Experimento %1</translation>
    </message>
    <message>
        <source>Values of the sweep</source>
        <translation>Valores del barrido</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Fijar %1</translation>
    </message>
    <message>
        <source>Vary no further setting</source>
        <translation>No variar ningún otro ajuste</translation>
    </message>
    <message>
        <source>Vary %1</source>
        <translation>Variar %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more register(s)</source>
        <translation>
            <numerusform>… y %n registro más</numerusform>
            <numerusform>… y %n registros más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the sample is on its way</source>
        <translation>%1: la muestra está en camino</translation>
    </message>
    <message>
        <source>%1: value %2</source>
        <translation>%1: valor %2</translation>
    </message>
    <message>
        <source>%1; registers held: %2</source>
        <translation>%1; registros ocupados: %2</translation>
    </message>
    <message>
        <source>%1; the largest is %2, by %3</source>
        <translation>%1; el mayor es %2, de %3</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), %1 samples trained</source>
        <translation>
            <numerusform>%n época, %1 muestras entrenadas</numerusform>
            <numerusform>%n épocas, %1 muestras entrenadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to measure yet</source>
        <translation>Aún no hay nada que medir</translation>
    </message>
    <message>
        <source>Select a run</source>
        <translation>Seleccione una ejecución</translation>
    </message>
    <message>
        <source>Nothing is recorded of this run: check Record fidelity in the experiment, and run it</source>
        <translation>No hay nada registrado de esta ejecución: marque Registrar fidelidad en el experimento y ejecútelo</translation>
    </message>
    <message>
        <source>Select a run to see what is recorded of it.</source>
        <translation>Seleccione una ejecución para ver lo que hay registrado de ella.</translation>
    </message>
    <message>
        <source>Run %1: corpus %2, %3, seed %4</source>
        <translation>Ejecución %1: corpus %2, %3, semilla %4</translation>
    </message>
    <message>
        <source>Readings: %1. Gradients and kept shares on the same %2 training samples, ids on the first %3 validation samples; or on all, if there are fewer.</source>
        <translation>Lecturas: %1. Gradientes y partes conservadas sobre las mismas %2 muestras de entrenamiento, ids sobre las primeras %3 muestras de validación; o sobre todas, si hay menos.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>Batches with a gradient</source>
        <translation>Lotes con gradiente</translation>
    </message>
    <message>
        <source>Batches so far that gave the weight a gradient.</source>
        <translation>Lotes hasta ahora que dieron un gradiente al peso.</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>Sin gradiente</translation>
    </message>
    <message>
        <source>Share of the batches so far that gave it none.</source>
        <translation>Parte de los lotes hasta ahora que no le dio ninguno.</translation>
    </message>
    <message>
        <source>overlap of ids (Jaccard)</source>
        <translation>coincidencia de ids (Jaccard)</translation>
    </message>
    <message>
        <source>half-life of ids (epochs)</source>
        <translation>vida media de ids (épocas)</translation>
    </message>
    <message>
        <source>starved weights</source>
        <translation>pesos sin gradiente</translation>
    </message>
    <message>
        <source>After how many epochs half of the weights in registers have been given up at least once; a multiple of the distance between readings, and none while it is longer than is known.</source>
        <translation>Tras cuántas épocas la mitad de los pesos en registros se ha abandonado al menos una vez; un múltiplo de la distancia entre lecturas, y ninguna mientras sea mayor de lo que se conoce.</translation>
    </message>
    <message>
        <source>Of all batches so far, one by one with each weight: the share that gave the weight no gradient.</source>
        <translation>De todos los lotes hasta ahora, uno a uno con cada peso: la parte que no dio gradiente al peso.</translation>
    </message>
    <message>
        <source>Of all (sample, neuron, weight) in a register in this epoch or the one before: the share that is in both. Over the first %1 validation samples.</source>
        <translation>De todas las ternas (muestra, neurona, peso) en un registro en esta época o en la anterior: la parte que está en ambas. Sobre las primeras %1 muestras de validación.</translation>
    </message>
    <message>
        <source> · the last before it diverged, in epoch %1</source>
        <translation> · la última antes de divergir, en la época %1</translation>
    </message>
    <message>
        <source>%1, difference to all registers, seed by seed</source>
        <translation>%1, diferencia con todos los registros, semilla a semilla</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>naranja</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violeta</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>oliva</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>celeste</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>marrón</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>corpus</translation>
    </message>
    <message>
        <source>registers</source>
        <translation>registros</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>: none, as there is no value</source>
        <translation>: ninguna, pues no hay valor</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 ejecuciones</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>ejecución %1</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>ejecuciones %1</translation>
    </message>
</context>
<context>
    <name>dpfm::models::AutodiffModel</name>
    <message>
        <source>1 step to %1</source>
        <translation>1 paso hasta %1</translation>
    </message>
    <message>
        <source>%1 steps to %2</source>
        <translation>%1 pasos hasta %2</translation>
    </message>
    <message>
        <source>, where the gradient vanishes</source>
        <translation>, donde el gradiente se anula</translation>
    </message>
    <message>
        <source>, not at its end yet: the largest |gradient| is %1</source>
        <translation>, aún sin llegar al final: el mayor |gradiente| es %1</translation>
    </message>
    <message>
        <source>: no finite number any more</source>
        <translation>: ya no hay número finito</translation>
    </message>
    <message>
        <source>, then stopped</source>
        <translation>, luego detenido</translation>
    </message>
</context>
<context>
    <name>dpfm::models::CostModel</name>
    <message>
        <source>The experiment cannot be run, so it has no cost: %1</source>
        <translation>El experimento no puede ejecutarse, así que no tiene coste: %1</translation>
    </message>
    <message>
        <source>Network %1, %2 weights, batch of %3, %4</source>
        <translation>Red %1, %2 pesos, lote de %3, %4</translation>
    </message>
    <message>
        <source>all registers</source>
        <translation>todos los registros</translation>
    </message>
</context>
<context>
    <name>dpfm::models::CsvColumns</name>
    <message>
        <source>numbers</source>
        <translation>números</translation>
    </message>
    <message>
        <source>numbers, text</source>
        <translation>números, texto</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contiene</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Se usa como</translation>
    </message>
</context>
<context>
    <name>dpfm::models::CsvPreview</name>
    <message>
        <source>Choose a file.</source>
        <translation>Elija un archivo.</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>Abriendo el archivo…</translation>
    </message>
    <message>
        <source>Checking every row…</source>
        <translation>Comprobando cada fila…</translation>
    </message>
    <message>
        <source>The check was stopped; nothing is known of the file as a whole.</source>
        <translation>La comprobación se detuvo; no se sabe nada del archivo en conjunto.</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 fila</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>%1 input</source>
        <translation>%1 entrada</translation>
    </message>
    <message>
        <source>%1 inputs</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>%1 target</source>
        <translation>%1 objetivo</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 objetivos</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 class</source>
        <translation>%1 clase</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 clases</translation>
    </message>
    <message>
        <source>%1 row with missing values is left out.</source>
        <translation>Se omite %1 fila con valores ausentes.</translation>
    </message>
    <message>
        <source>%1 rows with missing values are left out.</source>
        <translation>Se omiten %1 filas con valores ausentes.</translation>
    </message>
    <message>
        <source>others</source>
        <translation>otras</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>target</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>sin usar</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
</context>
<context>
    <name>dpfm::models::DerivativeChecksModel</name>
    <message>
        <source>The result&apos;s derivative register: exact but for rounding, unless R is limited.</source>
        <translation>El registro de derivada del resultado: exacto salvo redondeo, a menos que R esté limitado.</translation>
    </message>
    <message>
        <source>The value of the formula in the last column.</source>
        <translation>El valor de la fórmula de la última columna.</translation>
    </message>
    <message>
        <source>(f(x + h) − f(x − h)) / 2h with h = 6e-6·max(1, |x|): right to about nine digits.</source>
        <translation>(f(x + h) − f(x − h)) / 2h con h = 6e-6·max(1, |x|): correcto hasta unas nueve cifras.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Respecto a</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Directo</translation>
    </message>
    <message>
        <source>Symbolic</source>
        <translation>Simbólico</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>|F − S|</source>
        <translation>|D − S|</translation>
    </message>
    <message>
        <source>|F − D|</source>
        <translation>|D − Dif|</translation>
    </message>
    <message>
        <source>Symbolic derivative</source>
        <translation>Derivada simbólica</translation>
    </message>
</context>
<context>
    <name>dpfm::models::DescentPointsModel</name>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Gradient steps</source>
        <translation>Pasos de gradiente</translation>
    </message>
    <message>
        <source>Newton steps</source>
        <translation>Pasos de Newton</translation>
    </message>
</context>
<context>
    <name>dpfm::models::EditRecovery</name>
    <message>
        <source>Restored edits</source>
        <translation>Cambios restaurados</translation>
    </message>
</context>
<context>
    <name>dpfm::models::HessianModel</name>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>Newton step</source>
        <translation>Paso de Newton</translation>
    </message>
</context>
<context>
    <name>dpfm::models::LiveRunModel</name>
    <message>
        <source>The network cannot be trained as it is now; the live run is still of the one before. See the marked fields.</source>
        <translation>La red no puede entrenarse tal como está ahora; la ejecución en vivo sigue siendo de la anterior. Véanse los campos marcados.</translation>
    </message>
    <message>
        <source>The experiment was changed: the live run begins anew.</source>
        <translation>El experimento cambió: la ejecución en vivo empieza de nuevo.</translation>
    </message>
</context>
<context>
    <name>dpfm::models::MethodModel</name>
    <message>
        <source>Inputs arrive</source>
        <translation>Llegan las entradas</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Equal ids add up</source>
        <translation>Los ids iguales se suman</translation>
    </message>
    <message>
        <source>Own weights join</source>
        <translation>Se añaden los pesos propios</translation>
    </message>
    <message>
        <source>Sorted by |g|</source>
        <translation>Ordenados por |g|</translation>
    </message>
    <message>
        <source>R stay</source>
        <translation>Quedan R</translation>
    </message>
    <message>
        <source>Activation scales</source>
        <translation>La activación escala</translation>
    </message>
    <message>
        <source>No neuron chosen</source>
        <translation>Ninguna neurona elegida</translation>
    </message>
    <message>
        <source>%1 · %2 of %3: %4</source>
        <translation>%1 · %2 de %3: %4</translation>
    </message>
    <message>
        <source>The sample&apos;s loss</source>
        <translation>La pérdida de la muestra</translation>
    </message>
    <message>
        <source>The batch&apos;s update</source>
        <translation>La actualización del lote</translation>
    </message>
    <message>
        <source>Step the live run, or click a neuron of the network, to see how its registers come about.</source>
        <translation>Avance la ejecución en vivo, o haga clic en una neurona de la red, para ver cómo surgen sus registros.</translation>
    </message>
    <message>
        <source>s = Σ w·a + b = %1
%2 inputs arrive, with %3 registers.</source>
        <translation>s = Σ w·a + b = %1
Llegan %2 entradas, con %3 registros.</translation>
    </message>
    <message>
        <source>w·g: the inputs of the first layer carry no registers.</source>
        <translation>w·g: las entradas de la primera capa no llevan registros.</translation>
    </message>
    <message>
        <source>w·g: each of the %1 registers that arrive, times the weight of the input it came with.</source>
        <translation>w·g: cada uno de los %1 registros que llegan, por el peso de la entrada con la que vino.</translation>
    </message>
    <message>
        <source>Equal ids are not added before the selection: as in a circuit that takes candidates one by one, %1 products are %1 candidates.</source>
        <translation>Los ids iguales no se suman antes de la selección: como en un circuito que toma los candidatos uno a uno, %1 productos son %1 candidatos.</translation>
    </message>
    <message>
        <source>g = Σ w·g over equal ids: %1 products make %2 candidates.</source>
        <translation>g = Σ w·g sobre ids iguales: %1 productos forman %2 candidatos.</translation>
    </message>
    <message>
        <source>g of an own weight is its input&apos;s value a, of the bias 1: %1 join, %2 candidates.</source>
        <translation>g de un peso propio es el valor a de su entrada; del sesgo, 1: se añaden %1, %2 candidatos.</translation>
    </message>
    <message>
        <source>%1 candidates by |g|, those first that stay by the selection %2, R = %3.</source>
        <translation>%1 candidatos por |g|, primero los que quedan con la selección %2, R = %3.</translation>
    </message>
    <message>
        <source>%1 candidates by |g|; R = all keeps every one.</source>
        <translation>%1 candidatos por |g|; R = todos los conserva todos.</translation>
    </message>
    <message>
        <source>%1 candidates by |g|; the line is below R = %2.</source>
        <translation>%1 candidatos por |g|; la línea está debajo de R = %2.</translation>
    </message>
    <message>
        <source>%1 stay, %2 fall out. Those of equal ids that stayed are then added.</source>
        <translation>Quedan %1, caen %2. Los de ids iguales que quedaron se suman después.</translation>
    </message>
    <message>
        <source>%1 stay, %2 fall out. %3 % of Σ|g| stays.</source>
        <translation>Quedan %1, caen %2. Queda el %3 % de Σ|g|.</translation>
    </message>
    <message>
        <source>%1
a = %2. The registers stay at the logit s: the loss gives d loss/d s = p − y.</source>
        <translation>%1
a = %2. Los registros se quedan en el logit s: la pérdida da d loss/d s = p − y.</translation>
    </message>
    <message>
        <source>%1
a = %2, f&apos;(s) = %3: every register is multiplied by it.</source>
        <translation>%1
a = %2, f&apos;(s) = %3: cada registro se multiplica por él.</translation>
    </message>
    <message>
        <source>−Σ y·ln p = %1;  d loss/d logit = p − y</source>
        <translation>−Σ y·ln p = %1;  d loss/d logit = p − y</translation>
    </message>
    <message>
        <source>mean of (y&apos; − y)² = %1;  d loss/d y&apos; = 2·(y&apos; − y)/outputs</source>
        <translation>media de (y&apos; − y)² = %1;  d loss/d y&apos; = 2·(y&apos; − y)/salidas</translation>
    </message>
    <message>
        <source>
d loss/d w = Σ over outputs of (d loss/d output) · register: %1 of %2 weights are reached.</source>
        <translation>
d loss/d w = Σ sobre salidas de (d loss/d salida) · registro: se alcanzan %1 de %2 pesos.</translation>
    </message>
    <message>
        <source>w −= η·δ, η = %1</source>
        <translation>w −= η·δ, η = %1</translation>
    </message>
    <message>
        <source>w −= η·δ/max|δ|, η = %1, max|δ| = %2</source>
        <translation>w −= η·δ/max|δ|, η = %1, max|δ| = %2</translation>
    </message>
    <message>
        <source>v = %1·v + δ, w −= η·v, η = %2</source>
        <translation>v = %1·v + δ, w −= η·v, η = %2</translation>
    </message>
    <message>
        <source>adam, η = %1, β₁ = %2, β₂ = %3</source>
        <translation>adam, η = %1, β₁ = %2, β₂ = %3</translation>
    </message>
    <message>
        <source>. δ has what pruning dropped of the batch before</source>
        <translation>. δ contiene lo que la poda dejó fuera del lote anterior</translation>
    </message>
    <message>
        <source>
The batch&apos;s loss was %1; δ reaches %2 of %3 weights.</source>
        <translation>
La pérdida del lote era %1; δ alcanza %2 de %3 pesos.</translation>
    </message>
    <message>
        <source>output</source>
        <translation>salida</translation>
    </message>
    <message>
        <source>y&apos;</source>
        <translation>y&apos;</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>d loss/d logit</source>
        <translation>d loss/d logit</translation>
    </message>
    <message>
        <source>d loss/d y&apos;</source>
        <translation>d loss/d y&apos;</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>δ</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>w</source>
        <translation>w</translation>
    </message>
    <message>
        <source>w·a</source>
        <translation>w·a</translation>
    </message>
    <message>
        <source>registers</source>
        <translation>registros</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>w·g</source>
        <translation>w·g</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>products</source>
        <translation>productos</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>register</source>
        <translation>registro</translation>
    </message>
    <message>
        <source>g·f&apos;</source>
        <translation>g·f&apos;</translation>
    </message>
    <message>
        <source>own</source>
        <translation>propio</translation>
    </message>
    <message>
        <source>carried</source>
        <translation>traído</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>queda</translation>
    </message>
    <message>
        <source>falls out</source>
        <translation>cae</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgo</translation>
    </message>
</context>
<context>
    <name>dpfm::models::RegisterHistoryModel</name>
    <message>
        <source>%1 (id %2), in %3 samples</source>
        <translation>%1 (id %2), en %3 muestras</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>Weight ids that the neuron holds for at least one of the first %1 validation samples, against the epoch in the row below.</source>
        <translation>Ids de pesos que la neurona retiene en al menos una de las primeras %1 muestras de validación, frente a la época de la fila inferior.</translation>
    </message>
    <message>
        <source>What the registers hold of Σ|g|, mean over the first %1 validation samples.</source>
        <translation>Lo que los registros retienen de Σ|g|, media sobre las primeras %1 muestras de validación.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservado</translation>
    </message>
    <message>
        <source>stayed</source>
        <translation>siguieron</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>entraron</translation>
    </message>
    <message>
        <source>left</source>
        <translation>salieron</translation>
    </message>
</context>
<context>
    <name>dpfm::models::RegistersTableModel</name>
    <message>
        <source>Not among the R that are kept: this neuron forgets it.</source>
        <translation>No está entre los R que se conservan: esta neurona lo olvida.</translation>
    </message>
    <message>
        <source>The gradient of the neuron&apos;s sum by this weight, before the selection.</source>
        <translation>El gradiente de la suma de la neurona respecto a este peso, antes de la selección.</translation>
    </message>
    <message>
        <source>What the register holds: the candidate times the activation&apos;s derivative; – if it got no register.</source>
        <translation>Lo que contiene el registro: el candidato por la derivada de la activación; – si no obtuvo registro.</translation>
    </message>
    <message>
        <source>#</source>
        <comment>rank of a register</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>g</source>
        <comment>gradient of a candidate</comment>
        <translation>g</translation>
    </message>
    <message>
        <source>g·f&apos;</source>
        <comment>gradient in a register</comment>
        <translation>g·f&apos;</translation>
    </message>
</context>
<context>
    <name>dpfm::models::RunMarking</name>
    <message>
        <source>Note on run %1</source>
        <translation>Nota de la ejecución %1</translation>
    </message>
    <message>
        <source>Note on %1 runs</source>
        <translation>Nota de %1 ejecuciones</translation>
    </message>
    <message>
        <source>Pin run %1</source>
        <translation>Fijar la ejecución %1</translation>
    </message>
    <message>
        <source>Unpin run %1</source>
        <translation>Soltar la ejecución %1</translation>
    </message>
    <message>
        <source>Pin %1 runs</source>
        <translation>Fijar %1 ejecuciones</translation>
    </message>
    <message>
        <source>Unpin %1 runs</source>
        <translation>Soltar %1 ejecuciones</translation>
    </message>
    <message>
        <source>Delete run %1</source>
        <translation>Borrar la ejecución %1</translation>
    </message>
    <message>
        <source>Delete %1 runs</source>
        <translation>Borrar %1 ejecuciones</translation>
    </message>
    <message>
        <source>Bring back run %1</source>
        <translation>Recuperar la ejecución %1</translation>
    </message>
    <message>
        <source>Bring back %1 runs</source>
        <translation>Recuperar %1 ejecuciones</translation>
    </message>
    <message>
        <source>Colour of run %1</source>
        <translation>Color de la ejecución %1</translation>
    </message>
    <message>
        <source>Colour of %1 runs</source>
        <translation>Color de %1 ejecuciones</translation>
    </message>
</context>
<context>
    <name>dpfm::models::RunsTableModel</name>
    <message>
        <source>layer %1</source>
        <translation>capa %1</translation>
    </message>
    <message>
        <source>Layer %1: %2 % of its weights were updated at least once; it holds %3 % of the registers that reached the outputs.</source>
        <translation>Capa %1: el %2 % de sus pesos se actualizó al menos una vez; tiene el %3 % de los registros que llegaron a las salidas.</translation>
    </message>
    <message>
        <source>Diverged in epoch %1: %2 is not a finite number.</source>
        <translation>Divergió en la época %1: %2 no es un número finito.</translation>
    </message>
    <message>
        <source>Run %1, pinned</source>
        <translation>Ejecución %1, fijada</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Ejecución %1</translation>
    </message>
    <message>
        <source>The check box (Ctrl+Space) shows or hides the run&apos;s curves.</source>
        <translation>La casilla (Ctrl+Espacio) muestra u oculta las curvas de la ejecución.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>loss, final</source>
        <translation>loss, final</translation>
    </message>
    <message>
        <source>val_loss, final</source>
        <translation>val_loss, final</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Mejor época</translation>
    </message>
    <message>
        <source>loss, best</source>
        <translation>loss, mejor</translation>
    </message>
    <message>
        <source>val_loss, best</source>
        <translation>val_loss, mejor</translation>
    </message>
    <message>
        <source>val_loss, lowest</source>
        <translation>val_loss, menor</translation>
    </message>
    <message>
        <source>at epoch</source>
        <translation>en la época</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Starving</source>
        <translation>Sin registros</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>Muestras/s</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Divergencia</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>How many registers each neuron keeps.</source>
        <translation>Cuántos registros conserva cada neurona.</translation>
    </message>
    <message>
        <source>What else the sweep varies.</source>
        <translation>Qué más varía el barrido.</translation>
    </message>
    <message>
        <source>The epoch of the lowest training loss.</source>
        <translation>La época de la menor pérdida de entrenamiento.</translation>
    </message>
    <message>
        <source>The validation loss at the lowest training loss.</source>
        <translation>La pérdida de validación en la menor pérdida de entrenamiento.</translation>
    </message>
    <message>
        <source>The lowest validation loss of any epoch.</source>
        <translation>La menor pérdida de validación de todas las épocas.</translation>
    </message>
    <message>
        <source>Share of the validation part classified right after the last epoch.</source>
        <translation>Parte de la validación clasificada bien tras la última época.</translation>
    </message>
    <message>
        <source>Layers of whose weights not even a tenth was ever updated: their gradients never get a register at the outputs.</source>
        <translation>Capas de cuyos pesos no se actualizó nunca ni la décima parte: sus gradientes no obtienen registros en las salidas.</translation>
    </message>
    <message>
        <source>Wall time from the run&apos;s start to its end. Runs that are trained side by side, in the lanes of vectors or on several cores, share it.</source>
        <translation>Tiempo real desde el inicio de la ejecución hasta su final. Las ejecuciones que se entrenan juntas, en los carriles de vectores o en varios núcleos, lo comparten.</translation>
    </message>
    <message>
        <source>Training samples of an epoch, times the epochs, over the run&apos;s time. Runs that are trained side by side share that time: each of them looks slower than if it were alone, and the sweep as a whole is faster than any of them.</source>
        <translation>Muestras de entrenamiento de una época, por las épocas, entre el tiempo de la ejecución. Las ejecuciones que se entrenan juntas comparten ese tiempo: cada una parece más lenta que si estuviera sola, y el barrido entero es más rápido que cualquiera de ellas.</translation>
    </message>
    <message>
        <source>In which epoch a number was no longer finite, and which.</source>
        <translation>En qué época un número dejó de ser finito, y cuál.</translation>
    </message>
    <message>
        <source>A note on the run: F2 or a double click edits it.</source>
        <translation>Una nota sobre la ejecución: F2 o un doble clic la edita.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>epoch %1: %2</source>
        <translation>época %1: %2</translation>
    </message>
</context>
<context>
    <name>dpfm::models::RunsTreeModel</name>
    <message>
        <source>Pinned</source>
        <translation>Fijadas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 ejecuciones</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2, median best val_loss %3</source>
        <translation>%1 – %2, mediana de la mejor val_loss %3</translation>
    </message>
</context>
<context>
    <name>dpfm::models::SweepEstimate</name>
    <message>
        <source>under 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>unos %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>unos %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>unas %1 h</translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation>unos %1 días</translation>
    </message>
</context>
<context>
    <name>dpfm::models::ToperModel</name>
    <message>
        <source>There is no network yet: press Run, or choose the example.</source>
        <translation>Aún no hay red: pulse Ejecutar o elija el ejemplo.</translation>
    </message>
    <message>
        <source>Choose a neuron in the tab Network, or the example.</source>
        <translation>Elija una neurona en la pestaña Red, o el ejemplo.</translation>
    </message>
    <message>
        <source>All of this neuron&apos;s candidates are 0.</source>
        <translation>Todos los candidatos de esta neurona son 0.</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 unidos</translation>
    </message>
    <message>
        <source>, %1 waits</source>
        <translation>, %1 espera</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Árbol</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 celdas</translation>
    </message>
    <message>
        <source>One toper</source>
        <translation>Un toper</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Topers</source>
        <translation>Topers</translation>
    </message>
    <message>
        <source>Fed</source>
        <translation>Entran</translation>
    </message>
    <message>
        <source>Candidates of the toper that gets the most.</source>
        <translation>Candidatos del toper que más recibe.</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Ciclos</translation>
    </message>
    <message>
        <source>Of the slowest toper of the level.</source>
        <translation>Del toper más lento del nivel.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>%1: %2 candidates, %3 cells</source>
        <translation>%1: %2 candidatos, %3 celdas</translation>
    </message>
    <message>
        <source>; the neuron&apos;s further %1 candidates are left out</source>
        <translation>; se omiten los %1 candidatos restantes de la neurona</translation>
    </message>
    <message>
        <source>; the network went on, Reset takes its candidates</source>
        <translation>; la red siguió adelante, Inicio toma sus candidatos</translation>
    </message>
    <message>
        <source>; no more than %1 cells are drawn</source>
        <translation>; no se dibujan más de %1 celdas</translation>
    </message>
    <message>
        <source>A tree of %1 topers takes %2 cycles, one toper %3. In the tree the parts go in side by side, but each of its %4 joins empties one chain into another: it pays where the candidates are many beside the registers.</source>
        <translation>Un árbol de %1 topers requiere %2 ciclos; un solo toper, %3. En el árbol las partes entran a la vez, pero cada una de sus %4 uniones vacía una cadena en otra: compensa cuando los candidatos son muchos frente a los registros.</translation>
    </message>
    <message>
        <source>There is a cell for every candidate, so the published formula, registers × (candidates − registers) × 3, says nothing. The chain still takes the candidates in and sorts them: %1 cycles one after the other, %2 in the pipeline, at %3 for each exchange.</source>
        <translation>Hay una celda para cada candidato, así que la fórmula publicada, registros × (candidatos − registros) × 3, no dice nada. La cadena toma igualmente los candidatos y los ordena: %1 ciclos uno tras otro, %2 en el cauce segmentado, a %3 por intercambio.</translation>
    </message>
    <message>
        <source>Published: %1 × (%2 − %1) × 3 = %3 cycles. It takes the first %1 candidates to be in the registers already, and has each of the other %4 meet all %1 registers one after the other, for three cycles each: read, compare, write. Counted, one candidate after the other: %5 cycles at %6 for each exchange. %7 of them fill the cells, which the formula leaves out; the others are %1 × %4 × %6. Counted, in the pipeline: %8. A new candidate enters with every exchange, while those before it are still on their way, so it is candidates + registers − 1 exchanges and not their product.</source>
        <translation>Publicado: %1 × (%2 − %1) × 3 = %3 ciclos. Supone que los primeros %1 candidatos ya están en los registros y hace que cada uno de los otros %4 se encuentre con los %1 registros uno tras otro, a tres ciclos cada vez: leer, comparar, escribir. Contado, un candidato tras otro: %5 ciclos a %6 por intercambio. %7 de ellos llenan las celdas, lo que la fórmula omite; los demás son %1 × %4 × %6. Contado, en el cauce segmentado: %8. Un candidato nuevo entra con cada intercambio mientras los anteriores aún están en camino, así que son candidatos + registros − 1 intercambios y no su producto.</translation>
    </message>
    <message>
        <source>Done after %1 cycles and %2 comparisons: the cells hold the largest, the largest first; %3 candidates dropped out.</source>
        <translation>Hecho tras %1 ciclos y %2 comparaciones: las celdas contienen los mayores, el mayor primero; %3 candidatos cayeron.</translation>
    </message>
    <message>
        <source>cell %1 takes #%2</source>
        <translation>la celda %1 toma #%2</translation>
    </message>
    <message>
        <source>cell %1 keeps #%2 (|%3| = |%5|, the lower id), passes #%4 on</source>
        <translation>la celda %1 conserva #%2 (|%3| = |%5|, el id menor) y pasa #%4</translation>
    </message>
    <message>
        <source>cell %1 keeps #%2 (|%3| &gt; |%5|), passes #%4 on</source>
        <translation>la celda %1 conserva #%2 (|%3| &gt; |%5|) y pasa #%4</translation>
    </message>
    <message>
        <source>%1 more cells work</source>
        <translation>trabajan %1 celdas más</translation>
    </message>
    <message>
        <source> (cycle %1 of %2)</source>
        <translation> (ciclo %1 de %2)</translation>
    </message>
    <message>
        <source>Cycle %1%2: %3.</source>
        <translation>Ciclo %1%2: %3.</translation>
    </message>
</context>
<context>
    <name>dpfm::models::TouchesModel</name>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>epoch %1, batch %2: </source>
        <translation>época %1, lote %2: </translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 de %2 a %3</translation>
    </message>
    <message>
        <source>R from %1 to %2</source>
        <translation>R de %1 a %2</translation>
    </message>
    <message>
        <source>learning rate from %1 to %2</source>
        <translation>tasa de aprendizaje de %1 a %2</translation>
    </message>
    <message>
        <source>batch size from %1 to %2</source>
        <translation>tamaño de lote de %1 a %2</translation>
    </message>
</context>
<context>
    <name>dpfm::models::TwoPassTable</name>
    <message>
        <source>Backprop.</source>
        <translation>Retroprop.</translation>
    </message>
    <message>
        <source>DPFM</source>
        <translation>DPFM</translation>
    </message>
    <message>
        <source>Values of inputs and neurons that a later step still reads.</source>
        <translation>Valores de entradas y neuronas que un paso posterior todavía lee.</translation>
    </message>
    <message>
        <source>d loss/d sum of neurons, d loss/d output of outputs.</source>
        <translation>d loss/d suma de las neuronas, d loss/d salida de las salidas.</translation>
    </message>
    <message>
        <source>Gradients that want a register of the neuron at work: two numbers each, the weight&apos;s id and the gradient.</source>
        <translation>Gradientes que quieren un registro de la neurona en curso: dos números cada uno, el id del peso y el gradiente.</translation>
    </message>
    <message>
        <source>Two numbers each, the weight&apos;s id and the gradient.</source>
        <translation>Dos números cada uno, el id del peso y el gradiente.</translation>
    </message>
    <message>
        <source>Of the sample&apos;s loss: one number for each weight that it reaches.</source>
        <translation>De la pérdida de la muestra: un número por cada peso que alcanza.</translation>
    </message>
    <message>
        <source>The largest total of all steps.</source>
        <translation>El mayor total de todos los pasos.</translation>
    </message>
    <message>
        <source>Weights and biases read from memory so far: backpropagation reads the weights between layers of neurons twice.</source>
        <translation>Pesos y sesgos leídos de la memoria hasta ahora: la retropropagación lee dos veces los pesos entre capas de neuronas.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Deltas</source>
        <translation>Deltas</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Candidatos</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>Numbers kept now</source>
        <translation>Números guardados ahora</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Weight reads so far</source>
        <translation>Lecturas de pesos hasta ahora</translation>
    </message>
</context>
<context>
    <name>dpfm::models::Workbench</name>
    <message>
        <source>The document is open for reading only: the sweep is not stored.</source>
        <translation>El documento está abierto solo para lectura: el barrido no se guarda.</translation>
    </message>
    <message>
        <source>The unsaved document of the last time was recovered.</source>
        <translation>Se recuperó el documento sin guardar de la última vez.</translation>
    </message>
    <message>
        <source>Another program uses this document: it is open for reading only.</source>
        <translation>Otro programa usa este documento: está abierto solo para lectura.</translation>
    </message>
    <message>
        <source>This was a step in another sweep; choose it in Runs to see it.</source>
        <translation>Esto fue un paso en otro barrido; elíjalo en Ejecuciones para verlo.</translation>
    </message>
    <message>
        <source>Stopped. Run goes on where it was stopped.</source>
        <translation>Detenido. Ejecutar continúa donde se detuvo.</translation>
    </message>
    <message>
        <source>The sweep is done.</source>
        <translation>El barrido ha terminado.</translation>
    </message>
    <message numerus="yes">
        <source>Live: %n run(s) in %1 s. The sweep is stored.</source>
        <translation>
            <numerusform>En vivo: %n ejecución en %1 s. El barrido está guardado.</numerusform>
            <numerusform>En vivo: %n ejecuciones en %1 s. El barrido está guardado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be written in %1: the unsaved document is in %2 for now, which may be emptied when the computer is switched off.</source>
        <translation>No se puede escribir nada en %1: el documento sin guardar está por ahora en %2, que puede vaciarse al apagar el equipo.</translation>
    </message>
    <message>
        <source>An unsaved document of the last time is damaged; it is kept as %1. Open it there to see what is whole of it.</source>
        <translation>Un documento sin guardar de la última vez está dañado; se conserva como %1. Ábralo allí para ver lo que está entero.</translation>
    </message>
    <message>
        <source>This document is write-protected, or its folder is: it is open for reading only.</source>
        <translation>Este documento, o su carpeta, está protegido contra escritura: está abierto solo para lectura.</translation>
    </message>
</context>
<context>
    <name>dpfm::session</name>
    <message>
        <source>not recorded</source>
        <translation>no registrado</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>qué es</translation>
    </message>
    <message>
        <source>what was trained</source>
        <translation>lo que se entrenó</translation>
    </message>
    <message>
        <source>the results document: every epoch and the final weights of every run; `dpfm results.dpfm` shows it</source>
        <translation>el documento de resultados: cada época y los pesos finales de cada ejecución; `dpfm results.dpfm` lo muestra</translation>
    </message>
    <message>
        <source>every epoch of every run</source>
        <translation>cada época de cada ejecución</translation>
    </message>
    <message>
        <source>what its columns are, and what became of each run</source>
        <translation>qué son sus columnas y qué fue de cada ejecución</translation>
    </message>
    <message>
        <source>a figure</source>
        <translation>una figura</translation>
    </message>
    <message>
        <source>a file the data come from</source>
        <translation>un archivo del que proceden los datos</translation>
    </message>
    <message>
        <source>programs, machines, dates, and the SHA-256 of every file</source>
        <translation>programas, equipos, fechas y el SHA-256 de cada archivo</translation>
    </message>
    <message>
        <source>%1 bytes, SHA-256 `%2`</source>
        <translation>%1 bytes, SHA-256 `%2`</translation>
    </message>
    <message>
        <source>These files the data come from are too large to be here. Put them there first:</source>
        <translation>Estos archivos de los que proceden los datos son demasiado grandes para estar aquí. Póngalos antes en su sitio:</translation>
    </message>
    <message>
        <source>checks the hashes, trains every run again and compares every figure and the final weights bit by bit; `--sample 5` does so with five runs. The same by hand:</source>
        <translation>comprueba los hashes, entrena de nuevo cada ejecución y compara cada cifra y los pesos finales bit a bit; `--sample 5` lo hace con cinco ejecuciones. Lo mismo a mano:</translation>
    </message>
    <message>
        <source>The figures are drawn by</source>
        <translation>Las figuras se dibujan con</translation>
    </message>
    <message>
        <source>- trained by DPFM Workbench %1 (%2), begun %3</source>
        <translation>- entrenado con DPFM Workbench %1 (%2), comenzado %3</translation>
    </message>
    <message>
        <source>- on %1; %2</source>
        <translation>- en %1; %2</translation>
    </message>
    <message>
        <source>- bundled by DPFM Workbench %1 (%2), %3</source>
        <translation>- empaquetado con DPFM Workbench %1 (%2), %3</translation>
    </message>
    <message>
        <source>A sweep</source>
        <translation>Un barrido</translation>
    </message>
    <message>
        <source>The results of %1 runs of DPFM: networks that learn in forward mode from the R largest gradients that each neuron carries.</source>
        <translation>Los resultados de %1 ejecuciones de DPFM: redes que aprenden en modo directo con los R mayores gradientes que lleva cada neurona.</translation>
    </message>
    <message>
        <source>%1 more were deleted by hand: they are in no figure and in no CSV file, but marked as deleted in results.dpfm.</source>
        <translation>Otras %1 se borraron a mano: no están en ninguna figura ni en ningún archivo CSV, pero constan como borradas en results.dpfm.</translation>
    </message>
    <message>
        <source>The sweep was not complete when this was made: %1 of its runs had not ended.</source>
        <translation>El barrido no estaba completo cuando se hizo esto: %1 de sus ejecuciones no habían terminado.</translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation>Notas:</translation>
    </message>
    <message>
        <source>What is here</source>
        <translation>Qué hay aquí</translation>
    </message>
    <message>
        <source>There is no `%1`: %2</source>
        <translation>No hay `%1`: %2</translation>
    </message>
    <message>
        <source>How to check and reproduce it</source>
        <translation>Cómo comprobarlo y reproducirlo</translation>
    </message>
    <message>
        <source>With DPFM Workbench %1 or one that computes the same, in this folder:</source>
        <translation>Con DPFM Workbench %1, o uno que calcule lo mismo, en esta carpeta:</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>De dónde procede</translation>
    </message>
</context>
<context>
    <name>dpfm::views</name>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>all</source>
        <comment>all corpora</comment>
        <translation>todos</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>curvas</translation>
    </message>
    <message>
        <source>cross-section over R</source>
        <translation>corte sobre R</translation>
    </message>
    <message>
        <source>matrix R × corpus</source>
        <translation>matriz R × corpus</translation>
    </message>
    <message>
        <source>paired differences</source>
        <translation>diferencias emparejadas</translation>
    </message>
    <message>
        <source>loss against cost</source>
        <translation>pérdida frente a coste</translation>
    </message>
    <message>
        <source>training and validation minimum</source>
        <translation>mínimos de entrenamiento y validación</translation>
    </message>
    <message>
        <source>output map</source>
        <translation>mapa de salida</translation>
    </message>
    <message>
        <source>confusion matrix</source>
        <translation>matriz de confusión</translation>
    </message>
    <message>
        <source>loss and val_loss</source>
        <translation>loss y val_loss</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>at the lowest training loss</source>
        <translation>en la menor pérdida</translation>
    </message>
    <message>
        <source>final</source>
        <translation>final</translation>
    </message>
    <message>
        <source>lowest val_loss</source>
        <translation>menor val_loss</translation>
    </message>
    <message>
        <source>Which epoch stands for a run.</source>
        <translation>Qué época representa a una ejecución.</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entradas</translation>
    </message>
    <message>
        <source>layer %1 · %2</source>
        <translation>capa %1 · %2</translation>
    </message>
    <message>
        <source>What the experiment is called. The name goes into results and exports.</source>
        <translation>Cómo se llama el experimento. El nombre pasa a los resultados y a lo que se exporta.</translation>
    </message>
    <message>
        <source>Where samples come from: generated sums, points of the plane in two classes or with a value, the bundled Iris and Digits, images in IDX files, or a CSV table of your own.</source>
        <translation>De dónde salen las muestras: sumas generadas, puntos del plano en dos clases o con un valor, los conjuntos incluidos Iris y Digits, imágenes en archivos IDX o una tabla CSV propia.</translation>
    </message>
    <message>
        <source>The IDX file of the images, packed by gzip or not. Each pixel is an input.</source>
        <translation>El archivo IDX de las imágenes, comprimido con gzip o no. Cada píxel es una entrada.</translation>
    </message>
    <message>
        <source>Chooses the file of the images.</source>
        <translation>Elige el archivo de las imágenes.</translation>
    </message>
    <message>
        <source>The IDX file that holds the class of each image.</source>
        <translation>El archivo IDX que contiene la clase de cada imagen.</translation>
    </message>
    <message>
        <source>Chooses the file of the labels.</source>
        <translation>Elige el archivo de las etiquetas.</translation>
    </message>
    <message>
        <source>Images that are never trained with. With them and their labels they are the validation part of every corpus.</source>
        <translation>Imágenes con las que nunca se entrena. Con ellas y sus etiquetas, son la parte de validación de todos los corpus.</translation>
    </message>
    <message>
        <source>Chooses the file of the test images.</source>
        <translation>Elige el archivo de las imágenes de prueba.</translation>
    </message>
    <message>
        <source>The IDX file that holds the class of each test image.</source>
        <translation>El archivo IDX que contiene la clase de cada imagen de prueba.</translation>
    </message>
    <message>
        <source>Chooses the file of the test labels.</source>
        <translation>Elige el archivo de las etiquetas de prueba.</translation>
    </message>
    <message>
        <source>The network&apos;s inputs: how many numbers a sample has, or which columns of the table they are.</source>
        <translation>Las entradas de la red: cuántos números tiene una muestra, o qué columnas de la tabla son.</translation>
    </message>
    <message>
        <source>The columns of the table that the network is to say.</source>
        <translation>Las columnas de la tabla que la red debe predecir.</translation>
    </message>
    <message>
        <source>Standard deviation of normal noise. It is added to the targets or, where they are classes, to the inputs. The slider below trains the sweep again while it is dragged.</source>
        <translation>Desviación típica del ruido normal. Se suma a los objetivos o, si son clases, a las entradas. El deslizador de abajo entrena el barrido de nuevo mientras se arrastra.</translation>
    </message>
    <message>
        <source>The CSV file that is read. It stays where it is; results remember what it held.</source>
        <translation>El archivo CSV que se lee. Se queda donde está; los resultados recuerdan lo que contenía.</translation>
    </message>
    <message>
        <source>How inputs are scaled: to 0 … 1, or to mean 0 and standard deviation 1. What is needed for it is measured on the training part alone.</source>
        <translation>Cómo se escalan las entradas: a 0 … 1, o a media 0 y desviación típica 1. Lo necesario para ello se mide solo en la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>The share of each corpus that is kept from training, to see what the network makes of samples it does not know.</source>
        <translation>La fracción de cada corpus que se reserva del entrenamiento, para ver qué hace la red con muestras que no conoce.</translation>
    </message>
    <message>
        <source>So many first samples are the validation part of every corpus, which is then all for training. It makes losses of different corpora comparable.</source>
        <translation>Ese número de primeras muestras es la parte de validación de todos los corpus, que entonces se entrenan enteros. Hace comparables las pérdidas de corpus distintos.</translation>
    </message>
    <message>
        <source>How many neurons the layer has. Each keeps R registers.</source>
        <translation>Cuántas neuronas tiene la capa. Cada una conserva R registros.</translation>
    </message>
    <message>
        <source>The function f of the neurons: a = f(s). Softmax is for a last layer that says classes.</source>
        <translation>La función f de las neuronas: a = f(s). Softmax es para una última capa que dice clases.</translation>
    </message>
    <message>
        <source>Exact is a(1 − a). Published is 1/(4·cosh²(a/2)), taken at the neuron&apos;s output as the published program does; pruning seems better than it is with it.</source>
        <translation>Exact es a(1 − a). Published es 1/(4·cosh²(a/2)), tomada a la salida de la neurona como hace el programa publicado; con ella la poda parece mejor de lo que es.</translation>
    </message>
    <message>
        <source>Where training begins: Glorot&apos;s uniform weights, drawn from each run&apos;s seed, or the weights of a file.</source>
        <translation>Dónde empieza el entrenamiento: pesos uniformes de Glorot, sorteados con la semilla de cada ejecución, o los pesos de un archivo.</translation>
    </message>
    <message>
        <source>What is made small: the mean of the squared errors, or the cross-entropy, which goes with softmax.</source>
        <translation>Lo que se minimiza: la media de los errores al cuadrado, o la entropía cruzada, que va con softmax.</translation>
    </message>
    <message>
        <source>How weights follow the gradient. Max-normalized is the published one: each step is divided by the largest |gradient| of the batch.</source>
        <translation>Cómo siguen los pesos al gradiente. Max-normalized es el publicado: cada paso se divide por el mayor |gradiente| del lote.</translation>
    </message>
    <message>
        <source>η, the length of a step. The slider below trains the sweep again while it is dragged.</source>
        <translation>η, la longitud de un paso. El deslizador de abajo entrena el barrido de nuevo mientras se arrastra.</translation>
    </message>
    <message>
        <source>The share of the last step that goes into the next.</source>
        <translation>La parte del último paso que pasa al siguiente.</translation>
    </message>
    <message>
        <source>Adam&apos;s decay of the mean of gradients, per step.</source>
        <translation>El decaimiento de Adam de la media de los gradientes, por paso.</translation>
    </message>
    <message>
        <source>Adam&apos;s decay of the mean of squared gradients, per step.</source>
        <translation>El decaimiento de Adam de la media de los gradientes al cuadrado, por paso.</translation>
    </message>
    <message>
        <source>What Adam adds to the root that it divides by, so that it is never 0.</source>
        <translation>Lo que Adam suma a la raíz por la que divide, para que nunca sea 0.</translation>
    </message>
    <message>
        <source>After how many samples the weights are updated.</source>
        <translation>Tras cuántas muestras se actualizan los pesos.</translation>
    </message>
    <message>
        <source>How many times a run goes through its training part.</source>
        <translation>Cuántas veces recorre una ejecución su parte de entrenamiento.</translation>
    </message>
    <message>
        <source>The register counts R to train with, such as 2, 4, 8 … 64, all. A neuron keeps the R largest gradients; all keeps every one.</source>
        <translation>Los números de registros R con los que se entrena, como 2, 4, 8 … 64, todos. Una neurona conserva los R mayores gradientes; «todos» los conserva todos.</translation>
    </message>
    <message>
        <source>How many samples each run has, training and validation together. A smaller corpus is the beginning of a larger one.</source>
        <translation>Cuántas muestras tiene cada ejecución, entre entrenamiento y validación. Un corpus menor es el comienzo de uno mayor.</translation>
    </message>
    <message>
        <source>From a seed come data, split, initial weights and the order of samples. For one seed they are the same with every R, so that runs can be compared in pairs.</source>
        <translation>De una semilla salen los datos, el reparto, los pesos iniciales y el orden de las muestras. Para una misma semilla son iguales con cualquier R, de modo que las ejecuciones pueden compararse por parejas.</translation>
    </message>
    <message>
        <source>The pages of the workbench; Ctrl and a number turns to one. Instruments come from their menu and can be closed.</source>
        <translation>Las páginas del programa; Ctrl y un número lleva a una. Los instrumentos se abren desde su menú y pueden cerrarse.</translation>
    </message>
    <message>
        <source>The chosen neuron for one sample, or what its registers held over the epochs.</source>
        <translation>La neurona elegida con una muestra, o lo que contuvieron sus registros a lo largo de las épocas.</translation>
    </message>
    <message>
        <source>By epoch, over the first validation samples: how much of Σ|g| the registers kept, and which weights stayed, entered and left.</source>
        <translation>Por época, sobre las primeras muestras de validación: cuánto de Σ|g| conservaron los registros, y qué pesos siguieron, entraron y salieron.</translation>
    </message>
    <message>
        <source>A neuron&apos;s work in seven stages, from its inputs to its scaled registers. This chooses which one is seen below.</source>
        <translation>El trabajo de una neurona en siete etapas, de sus entradas a sus registros escalados. Aquí se elige cuál se ve debajo.</translation>
    </message>
    <message>
        <source>The numbers of the stage: a line for each input or candidate; those above the dashed line keep a register.</source>
        <translation>Los números de la etapa: una línea por cada entrada o candidato; los que están sobre la línea discontinua conservan un registro.</translation>
    </message>
    <message>
        <source>Type inputs with blanks between them; what the network says to them stands below.</source>
        <translation>Escriba entradas separadas por espacios; debajo está lo que la red dice de ellas.</translation>
    </message>
    <message>
        <source>Everything that was changed by hand in the live run, with its epoch. Such a run is in no table and in no file.</source>
        <translation>Todo lo que se cambió a mano en la ejecución en vivo, con su época. Una ejecución así no está en ninguna tabla ni en ningún archivo.</translation>
    </message>
    <message>
        <source>A text of your own that is kept with the sweep.</source>
        <translation>Un texto propio que se guarda con el barrido.</translation>
    </message>
    <message>
        <source>Puts runs that share a setting under one heading, which can be folded.</source>
        <translation>Reúne bajo un título, que puede plegarse, las ejecuciones que comparten un ajuste.</translation>
    </message>
    <message>
        <source>All runs of the sweep. The tick shows or hides a run in the plots (Ctrl+Space); the chosen run is what Network, Map and Inspector show. Shift+F10 opens the menu of all that can be done.</source>
        <translation>Todas las ejecuciones del barrido. La marca muestra u oculta una ejecución en los gráficos (Ctrl+Espacio); la ejecución elegida es la que muestran Red, Mapa e Inspector. Mayús+F10 abre el menú de todo lo que puede hacerse.</translation>
    </message>
    <message>
        <source>Which of training loss and validation loss is drawn, or another metric that the runs have.</source>
        <translation>Si se dibuja la pérdida de entrenamiento, la de validación u otra métrica que tengan las ejecuciones.</translation>
    </message>
    <message>
        <source>Draws the runs of all corpus sizes, told apart by dashes, or of one alone.</source>
        <translation>Dibuja las ejecuciones de todos los tamaños de corpus, distinguidas por el trazo, o de uno solo.</translation>
    </message>
    <message>
        <source>A logarithmic vertical axis: equal steps are equal ratios.</source>
        <translation>Un eje vertical logarítmico: pasos iguales son cocientes iguales.</translation>
    </message>
    <message>
        <source>What stands for several seeds: their median or their mean.</source>
        <translation>Lo que representa a varias semillas: su mediana o su media.</translation>
    </message>
    <message>
        <source>Whether each seed&apos;s own curve is drawn beside what stands for them.</source>
        <translation>Si se dibuja la curva propia de cada semilla junto a lo que las representa.</translation>
    </message>
    <message>
        <source>The curves of all runs that are ticked in the Runs table: colour tells R, the dash the corpus. The wheel or + and − zoom, dragging or the arrow keys move, a double click or Home shows all. Click a curve to choose its run, an entry of the legend to show or hide its runs.</source>
        <translation>Las curvas de todas las ejecuciones marcadas en la tabla Ejecuciones: el color indica R; el trazo, el corpus. La rueda o + y − amplían y reducen, arrastrar o las flechas mueven, un doble clic o Inicio lo muestra todo. Haga clic en una curva para elegir su ejecución; en una entrada de la leyenda, para mostrar u ocultar sus ejecuciones.</translation>
    </message>
    <message>
        <source>What the ticked runs show together, as a figure with sentences below it. Click an entry of the legend to show or hide its runs.</source>
        <translation>Lo que muestran juntas las ejecuciones marcadas, como figura con frases debajo. Haga clic en una entrada de la leyenda para mostrar u ocultar sus ejecuciones.</translation>
    </message>
    <message>
        <source>What the network says over the plane of its two inputs, and the samples.</source>
        <translation>Lo que dice la red sobre el plano de sus dos entradas, y las muestras.</translation>
    </message>
    <message>
        <source>Training and validation loss of the live run by epoch.</source>
        <translation>Pérdida de entrenamiento y de validación de la ejecución en vivo por época.</translation>
    </message>
    <message>
        <source>Cross-section: a reading over R. Matrix: R by corpus. Paired differences: R against another, seed by seed. Also loss against cost, and the training minimum beside the validation minimum.</source>
        <translation>Corte: una lectura sobre R. Matriz: R por corpus. Diferencias emparejadas: R frente a otro, semilla a semilla. También la pérdida frente al coste, y el mínimo de entrenamiento junto al de validación.</translation>
    </message>
    <message>
        <source>The metric that is read from each run.</source>
        <translation>La métrica que se lee de cada ejecución.</translation>
    </message>
    <message>
        <source>What the figure shows, in sentences that can be copied.</source>
        <translation>Lo que muestra la figura, en frases que pueden copiarse.</translation>
    </message>
    <message>
        <source>Rows are the true classes, columns what the network says. Arrow keys move between cells, Enter shows a sample of one.</source>
        <translation>Las filas son las clases verdaderas; las columnas, lo que dice la red. Las flechas mueven entre celdas, Intro muestra una muestra de la elegida.</translation>
    </message>
    <message>
        <source>How near the pruned gradient of a batch is to the full one, over R: of the whole network and of each layer.</source>
        <translation>Lo cerca que está el gradiente podado de un lote del completo, sobre R: de toda la red y de cada capa.</translation>
    </message>
    <message>
        <source>The measure above over R: of the whole network and of each layer.</source>
        <translation>La medida de arriba sobre R: de toda la red y de cada capa.</translation>
    </message>
    <message>
        <source>The same sample by backpropagation and by DPFM, step by step, with what each has to keep. Left and right go by steps, Home and End to the ends, P plays.</source>
        <translation>La misma muestra por retropropagación y por DPFM, paso a paso, con lo que cada una debe guardar. Izquierda y Derecha avanzan por pasos, Inicio y Fin van a los extremos, P reproduce.</translation>
    </message>
    <message>
        <source>How many numbers each method has to keep, step by step.</source>
        <translation>Cuántos números debe guardar cada método, paso a paso.</translation>
    </message>
    <message>
        <source>The result on the way down, by gradient steps and by Newton&apos;s.</source>
        <translation>El resultado durante el descenso, con pasos de gradiente y con los de Newton.</translation>
    </message>
    <message>
        <source>What training costs: counted per layer, on a device, over R, against the loss, and by the workshop&apos;s arithmetic.</source>
        <translation>Lo que cuesta entrenar: contado por capa, en un dispositivo, sobre R, frente a la pérdida y con la cuenta del taller.</translation>
    </message>
    <message>
        <source>The workshop&apos;s estimate, step by step, with the numbers beside it.</source>
        <translation>La estimación del taller, paso a paso, con los números al lado.</translation>
    </message>
    <message>
        <source>Puts the published numbers back into the fields.</source>
        <translation>Vuelve a poner en los campos los números publicados.</translation>
    </message>
    <message>
        <source>Samples of a batch.</source>
        <translation>Muestras de un lote.</translation>
    </message>
    <message>
        <source>Neurons of a layer.</source>
        <translation>Neuronas de una capa.</translation>
    </message>
    <message>
        <source>Weights of a neuron, its bias among them.</source>
        <translation>Pesos de una neurona, incluido su sesgo.</translation>
    </message>
    <message>
        <source>Products for each weight: the value&apos;s and those of R registers.</source>
        <translation>Productos por cada peso: el del valor y los de R registros.</translation>
    </message>
    <message>
        <source>Multipliers that work at the same time.</source>
        <translation>Multiplicadores que trabajan a la vez.</translation>
    </message>
    <message>
        <source>Cycles of the device in a microsecond.</source>
        <translation>Ciclos del dispositivo en un microsegundo.</translation>
    </message>
    <message>
        <source>Layers that are computed.</source>
        <translation>Capas que se calculan.</translation>
    </message>
    <message>
        <source>How many times each layer is computed.</source>
        <translation>Cuántas veces se calcula cada capa.</translation>
    </message>
    <message>
        <source>Seconds in software that the workshop compares with.</source>
        <translation>Segundos en software con los que compara el taller.</translation>
    </message>
    <message>
        <source>The other time in software that it compares with, in seconds.</source>
        <translation>El otro tiempo en software con el que compara, en segundos.</translation>
    </message>
    <message>
        <source>Milliseconds of one pass of one sample in software.</source>
        <translation>Milisegundos de una pasada de una muestra en software.</translation>
    </message>
    <message>
        <source>Samples that go through in software.</source>
        <translation>Muestras que pasan en software.</translation>
    </message>
    <message>
        <source>Milliseconds of one kernel call.</source>
        <translation>Milisegundos de una llamada al kernel.</translation>
    </message>
    <message>
        <source>The metric that is drawn over the cost.</source>
        <translation>La métrica que se dibuja sobre el coste.</translation>
    </message>
    <message>
        <source>What is counted along the horizontal axis: operations, memory, time, or energy.</source>
        <translation>Lo que se cuenta en el eje horizontal: operaciones, memoria, tiempo o energía.</translation>
    </message>
    <message>
        <source>Each point is a setting: to the left is cheaper, below is better. The line joins those that no other beats in both.</source>
        <translation>Cada punto es un ajuste: a la izquierda es más barato, más abajo es mejor. La línea une los que ningún otro supera en ambas cosas.</translation>
    </message>
    <message>
        <source>What is drawn over R: operations, memory, time, or energy.</source>
        <translation>Lo que se dibuja sobre R: operaciones, memoria, tiempo o energía.</translation>
    </message>
    <message>
        <source>The cost of the method over R, beside backpropagation&apos;s.</source>
        <translation>El coste del método sobre R, junto al de la retropropagación.</translation>
    </message>
    <message>
        <source>A batch by the model of the device, and what was measured on this computer.</source>
        <translation>Un lote según el modelo del dispositivo, y lo medido en este equipo.</translation>
    </message>
    <message>
        <source>What one sample takes, layer by layer and pass by pass, by both methods.</source>
        <translation>Lo que requiere una muestra, capa a capa y pasada a pasada, con ambos métodos.</translation>
    </message>
    <message>
        <source>Numbers of a kind of device; each can be changed below.</source>
        <translation>Números de un tipo de dispositivo; cada uno puede cambiarse debajo.</translation>
    </message>
    <message>
        <source>Energy of a multiplication, in picojoules.</source>
        <translation>Energía de una multiplicación, en picojulios.</translation>
    </message>
    <message>
        <source>Energy of an addition, in picojoules.</source>
        <translation>Energía de una suma, en picojulios.</translation>
    </message>
    <message>
        <source>The cells at work, or how many cycles they and a tree of them take.</source>
        <translation>Las celdas trabajando, o cuántos ciclos necesitan ellas y un árbol de ellas.</translation>
    </message>
    <message>
        <source>Cycles that a tree of topers takes, step by step.</source>
        <translation>Los ciclos que necesita un árbol de topers, paso a paso.</translation>
    </message>
    <message>
        <source>Why the published formula and the counted cycles differ.</source>
        <translation>Por qué difieren la fórmula publicada y los ciclos contados.</translation>
    </message>
    <message>
        <source>The cycle that is shown; drag it, or use the arrow keys.</source>
        <translation>El ciclo que se muestra; arrástrelo o use las flechas.</translation>
    </message>
    <message>
        <source>How many cycles a second are shown while it plays.</source>
        <translation>Cuántos ciclos por segundo se muestran al reproducir.</translation>
    </message>
    <message>
        <source>Candidates enter at one end; each cell keeps the larger and passes the smaller on. Left and right go by cycles, Home and End to the ends, P plays.</source>
        <translation>Los candidatos entran por un extremo; cada celda conserva el mayor y pasa el menor. Izquierda y Derecha avanzan por ciclos, Inicio y Fin van a los extremos, P reproduce.</translation>
    </message>
    <message>
        <source>The graph of the expression step by step, its second derivatives, or the way down to its minimum.</source>
        <translation>El grafo de la expresión paso a paso, sus segundas derivadas o el descenso hasta su mínimo.</translation>
    </message>
    <message>
        <source>How far a gradient step goes: rate times the gradient.</source>
        <translation>Lo lejos que llega un paso de gradiente: tasa por gradiente.</translation>
    </message>
    <message>
        <source>Where the two ways down ended, and after how many steps.</source>
        <translation>Dónde terminaron los dos descensos, y tras cuántos pasos.</translation>
    </message>
    <message>
        <source>The matrix of second derivatives with the gradient, and the step that Newton&apos;s method would take.</source>
        <translation>La matriz de segundas derivadas con el gradiente, y el paso que daría el método de Newton.</translation>
    </message>
    <message>
        <source>What the shown step computes: the value and each register.</source>
        <translation>Lo que calcula el paso mostrado: el valor y cada registro.</translation>
    </message>
    <message>
        <source>Each derivative by the registers, by symbols and by differences, and how far they are apart.</source>
        <translation>Cada derivada por los registros, por símbolos y por diferencias, y cuánto difieren.</translation>
    </message>
    <message>
        <source>The step that is shown; drag it, or use the arrow keys.</source>
        <translation>El paso que se muestra; arrástrelo o use las flechas.</translation>
    </message>
    <message>
        <source>Which figure is exported.</source>
        <translation>Qué figura se exporta.</translation>
    </message>
    <message>
        <source>Which metrics have a panel.</source>
        <translation>Qué métricas tienen un panel.</translation>
    </message>
    <message>
        <source>Runs of all corpus sizes, or of one.</source>
        <translation>Ejecuciones de todos los tamaños de corpus, o de uno.</translation>
    </message>
    <message>
        <source>Whether each seed&apos;s own curve is drawn as well.</source>
        <translation>Si se dibuja también la curva propia de cada semilla.</translation>
    </message>
    <message>
        <source>One panel each corpus, over the same vertical axis.</source>
        <translation>Un panel por corpus, sobre el mismo eje vertical.</translation>
    </message>
    <message>
        <source>PDF and SVG stay sharp at any size, PNG is for the screen, TeX is set by your document in its own font.</source>
        <translation>PDF y SVG son nítidos a cualquier tamaño, PNG es para la pantalla, TeX lo compone su documento con su propio tipo de letra.</translation>
    </message>
    <message>
        <source>How the figure looks on paper. Lengths are true to size.</source>
        <translation>El aspecto de la figura en papel. Las longitudes son las reales.</translation>
    </message>
    <message>
        <source>Width and height that journals, slides and posters ask for.</source>
        <translation>La anchura y la altura que piden revistas, diapositivas y pósteres.</translation>
    </message>
    <message>
        <source>The figure&apos;s width on paper, in millimetres.</source>
        <translation>La anchura de la figura en papel, en milímetros.</translation>
    </message>
    <message>
        <source>The figure&apos;s height on paper, in millimetres.</source>
        <translation>La altura de la figura en papel, en milímetros.</translation>
    </message>
    <message>
        <source>Pixels of a PNG in an inch.</source>
        <translation>Píxeles de un PNG por pulgada.</translation>
    </message>
    <message>
        <source>The size of all letters, in points, true to size.</source>
        <translation>El tamaño de todas las letras, en puntos, a tamaño real.</translation>
    </message>
    <message>
        <source>Whether numbers have a point or a comma.</source>
        <translation>Si los números llevan punto o coma.</translation>
    </message>
    <message>
        <source>Leaves the background out, for slides of another colour.</source>
        <translation>Omite el fondo, para diapositivas de otro color.</translation>
    </message>
    <message>
        <source>The width of curves, in points.</source>
        <translation>El grosor de las curvas, en puntos.</translation>
    </message>
    <message>
        <source>The width of axes, grid, and single seeds, in points.</source>
        <translation>El grosor de los ejes, la cuadrícula y las semillas sueltas, en puntos.</translation>
    </message>
    <message>
        <source>Beside the axes, above or below them, in a corner, or none.</source>
        <translation>Junto a los ejes, encima o debajo de ellos, en una esquina o ninguna.</translation>
    </message>
    <message>
        <source>Lines at the numbers of the axes.</source>
        <translation>Líneas en los números de los ejes.</translation>
    </message>
    <message>
        <source>Where the horizontal axis begins; empty leaves it to the figure.</source>
        <translation>Dónde empieza el eje horizontal; vacío lo deja a la figura.</translation>
    </message>
    <message>
        <source>Where the horizontal axis ends; empty leaves it to the figure.</source>
        <translation>Dónde termina el eje horizontal; vacío lo deja a la figura.</translation>
    </message>
    <message>
        <source>Where the vertical axis begins; empty leaves it to the figure.</source>
        <translation>Dónde empieza el eje vertical; vacío lo deja a la figura.</translation>
    </message>
    <message>
        <source>Where the vertical axis ends; empty leaves it to the figure.</source>
        <translation>Dónde termina el eje vertical; vacío lo deja a la figura.</translation>
    </message>
    <message>
        <source>Long suits programs for statistics, wide a spreadsheet.</source>
        <translation>El largo conviene a programas de estadística; el ancho, a una hoja de cálculo.</translation>
    </message>
    <message>
        <source>The file whose first rows are seen.</source>
        <translation>El archivo cuyas primeras filas se ven.</translation>
    </message>
    <message>
        <source>Chooses another file.</source>
        <translation>Elige otro archivo.</translation>
    </message>
    <message>
        <source>Stops reading the whole file for problems, or begins again.</source>
        <translation>Deja de leer el archivo entero en busca de problemas, o vuelve a empezar.</translation>
    </message>
    <message>
        <source>What stands between the values of a row.</source>
        <translation>Lo que separa los valores de una fila.</translation>
    </message>
    <message>
        <source>Whether the first row names the columns or is data already.</source>
        <translation>Si la primera fila nombra las columnas o ya son datos.</translation>
    </message>
    <message>
        <source>Whether a row with a missing value is an error or is left out.</source>
        <translation>Si una fila con un valor ausente es un error o se omite.</translation>
    </message>
    <message>
        <source>Whether the targets are numbers or names of classes.</source>
        <translation>Si los objetivos son números o nombres de clases.</translation>
    </message>
    <message>
        <source>How inputs are scaled, measured on the training part alone.</source>
        <translation>Cómo se escalan las entradas, medido solo en la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>Makes the chosen columns inputs of the network.</source>
        <translation>Convierte las columnas elegidas en entradas de la red.</translation>
    </message>
    <message>
        <source>Makes the chosen columns what the network is to say.</source>
        <translation>Convierte las columnas elegidas en lo que la red debe predecir.</translation>
    </message>
    <message>
        <source>Leaves the chosen columns out.</source>
        <translation>Omite las columnas elegidas.</translation>
    </message>
    <message>
        <source>The file&apos;s columns and what they are used as. Choose some, also several with Shift or Ctrl, and press Input, Target or Unused.</source>
        <translation>Las columnas del archivo y su uso. Elija algunas, también varias con Mayús o Ctrl, y pulse Entrada, Objetivo o Sin usar.</translation>
    </message>
    <message>
        <source>The first rows as points, over two of the inputs.</source>
        <translation>Las primeras filas como puntos, sobre dos de las entradas.</translation>
    </message>
    <message>
        <source>The first rows as they are read.</source>
        <translation>Las primeras filas tal como se leen.</translation>
    </message>
    <message>
        <source>A new document, with the workshop&apos;s experiment. What is not saved is asked about.</source>
        <translation>Un documento nuevo, con el experimento del taller. Se pregunta por lo que no esté guardado.</translation>
    </message>
    <message>
        <source>Opens results, an experiment or a CSV table.</source>
        <translation>Abre resultados, un experimento o una tabla CSV.</translation>
    </message>
    <message>
        <source>Saves experiment, runs and notes as one file.</source>
        <translation>Guarda el experimento, las ejecuciones y las notas en un solo archivo.</translation>
    </message>
    <message>
        <source>Saves the document under another name.</source>
        <translation>Guarda el documento con otro nombre.</translation>
    </message>
    <message>
        <source>Writes the epochs of all runs, or of those that are shown, as CSV with a file of their provenance beside it.</source>
        <translation>Escribe las épocas de todas las ejecuciones, o de las que se muestran, como CSV, con un archivo de su procedencia al lado.</translation>
    </message>
    <message>
        <source>Writes the experiment as a JSON file, which dpfm sweep runs without a window.</source>
        <translation>Escribe el experimento como archivo JSON, que dpfm sweep ejecuta sin ventana.</translation>
    </message>
    <message>
        <source>Writes the weights with which the chosen run ended.</source>
        <translation>Escribe los pesos con los que terminó la ejecución elegida.</translation>
    </message>
    <message>
        <source>Goes to the field that lists some of the runs.</source>
        <translation>Va al campo que lista algunas de las ejecuciones.</translation>
    </message>
    <message>
        <source>Puts this experiment in place of the present one; Undo brings that one back.</source>
        <translation>Pone este experimento en lugar del actual; Deshacer lo recupera.</translation>
    </message>
    <message>
        <source>Turns to this page.</source>
        <translation>Va a esta página.</translation>
    </message>
    <message>
        <source>Shows or hides this panel.</source>
        <translation>Muestra u oculta este panel.</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is.</source>
        <translation>Claro u oscuro, como el escritorio.</translation>
    </message>
    <message>
        <source>Dark letters on light.</source>
        <translation>Letras oscuras sobre claro.</translation>
    </message>
    <message>
        <source>Light letters on dark.</source>
        <translation>Letras claras sobre oscuro.</translation>
    </message>
    <message>
        <source>How near the pruned gradient is to the full one.</source>
        <translation>Lo cerca que está el gradiente podado del completo.</translation>
    </message>
    <message>
        <source>What the method costs, counted, modelled and measured.</source>
        <translation>Lo que cuesta el método: contado, modelado y medido.</translation>
    </message>
    <message>
        <source>The circuit that keeps the largest candidates, cycle by cycle.</source>
        <translation>El circuito que conserva los mayores candidatos, ciclo a ciclo.</translation>
    </message>
    <message>
        <source>Forward-mode differentiation of an expression, step by step.</source>
        <translation>Derivación en modo directo de una expresión, paso a paso.</translation>
    </message>
    <message>
        <source>Backpropagation and DPFM side by side, step by step.</source>
        <translation>Retropropagación y DPFM, una junto a otra, paso a paso.</translation>
    </message>
    <message>
        <source>All keys of the workbench.</source>
        <translation>Todas las teclas del programa.</translation>
    </message>
    <message>
        <source>Leads through the window in a few steps.</source>
        <translation>Recorre la ventana en unos pocos pasos.</translation>
    </message>
    <message>
        <source>Version, licence and data of the workbench.</source>
        <translation>Versión, licencia y datos del programa.</translation>
    </message>
    <message>
        <source>Closes the window. What is not saved is asked about.</source>
        <translation>Cierra la ventana. Se pregunta por lo que no esté guardado.</translation>
    </message>
    <message>
        <source>Takes the last edit of the experiment back.</source>
        <translation>Deshace el último cambio del experimento.</translation>
    </message>
    <message>
        <source>Makes the edit again that was taken back.</source>
        <translation>Vuelve a hacer el cambio que se deshizo.</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>El experimento</translation>
    </message>
    <message>
        <source>Data, network, training, and what is swept: the register counts R, sizes of the corpus and seeds. Every edit can be undone (Ctrl+Z).</source>
        <translation>Datos, red, entrenamiento y lo que se barre: los números de registros R, los tamaños del corpus y las semillas. Todo cambio puede deshacerse (Ctrl+Z).</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Run, or the Space bar, trains the whole sweep. It can be paused and stopped, and goes on where it was.</source>
        <translation>Ejecutar, o la barra espaciadora, entrena todo el barrido. Puede pausarse y detenerse, y continúa donde estaba.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Loss and validation loss by epoch, while they grow. Colour tells R. Click a curve to choose its run.</source>
        <translation>Pérdida y pérdida de validación por época, mientras crecen. El color indica R. Haga clic en una curva para elegir su ejecución.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Every neuron with the gradients in its registers. Choose one to look into it; Step (F9) walks a sample through the method.</source>
        <translation>Cada neurona con los gradientes de sus registros. Elija una para verla por dentro; Paso (F9) lleva una muestra por el método.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>What the sweep tells: the loss over R, R by corpus, and differences seed by seed, in figures and sentences.</source>
        <translation>Lo que dice el barrido: la pérdida sobre R, R por corpus y diferencias semilla a semilla, en figuras y frases.</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Five lessons lead through the method, with steps to do. This tour is found again in Help.</source>
        <translation>Cinco lecciones llevan por el método, con pasos que dar. Este recorrido se encuentra de nuevo en Ayuda.</translation>
    </message>
    <message>
        <source>This page has no figure. A table&apos;s menu (right button, Shift+F10) saves it as CSV.</source>
        <translation>Esta página no tiene figura. El menú de una tabla (botón derecho, Mayús+F10) la guarda como CSV.</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Exportar imagen</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 escrito.</translation>
    </message>
    <message>
        <source>Copy table as CSV</source>
        <translation>Copiar la tabla como CSV</translation>
    </message>
    <message>
        <source>Save table as CSV…</source>
        <translation>Guardar la tabla como CSV…</translation>
    </message>
    <message>
        <source>The language of the desktop, or English if it is another.</source>
        <translation>El idioma del escritorio, o inglés si es otro.</translation>
    </message>
    <message>
        <source>The window, its messages and its lessons in English.</source>
        <translation>La ventana, sus mensajes y sus lecciones en inglés.</translation>
    </message>
    <message>
        <source>The window, its messages and its lessons in Spanish.</source>
        <translation>La ventana, sus mensajes y sus lecciones en español.</translation>
    </message>
    <message>
        <source>Begins this lesson with its own experiment, beside the parts of the window that it needs. What is not saved is asked about.</source>
        <translation>Empieza esta lección con su propio experimento, junto a las partes de la ventana que necesita. Se pregunta por lo que no esté guardado.</translation>
    </message>
    <message>
        <source>Documents that were opened or saved will be listed here.</source>
        <translation>Aquí aparecerán los documentos que se hayan abierto o guardado.</translation>
    </message>
    <message>
        <source>Opens this document. What is not saved is asked about.</source>
        <translation>Abre este documento. Se pregunta por lo que no esté guardado.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
</context>
<context>
    <name>dpfm::views::AutodiffView</name>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>Second order</source>
        <translation>Segundo orden</translation>
    </message>
    <message>
        <source>Descents</source>
        <translation>Descensos</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Puts an example in place of the expression and its values.</source>
        <translation>Pone un ejemplo en lugar de la expresión y sus valores.</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>propia</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>Lines such as c = a + b; the last one is the result. + − * / ^, parentheses, sin cos tan exp log sqrt tanh sigmoid relu step, pi. # begins a comment.</source>
        <translation>Líneas como c = a + b; la última es el resultado. + − * / ^, paréntesis, sin cos tan exp log sqrt tanh sigmoid relu step, pi. # inicia un comentario.</translation>
    </message>
    <message>
        <source>Values of the variables</source>
        <translation>Valores de las variables</translation>
    </message>
    <message>
        <source>What is differentiated by, and where: a = 2, b = 1</source>
        <translation>Respecto a qué se deriva, y dónde: a = 2, b = 1</translation>
    </message>
    <message>
        <source>Registers of a node</source>
        <translation>Registros de un nodo</translation>
    </message>
    <message>
        <source>How many derivatives a node carries on, the largest; the others are lost, as in DPFM.</source>
        <translation>Cuántas derivadas lleva consigo un nodo, las mayores; las demás se pierden, como en DPFM.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>at</source>
        <translation>en</translation>
    </message>
    <message>
        <source>Derivatives in three ways, and their differences</source>
        <translation>Derivadas de tres maneras, y sus diferencias</translation>
    </message>
    <message>
        <source>Graph of the expression</source>
        <translation>Grafo de la expresión</translation>
    </message>
    <message>
        <source>Left and Right step, Home and End go to the start and the end, P plays. + and − zoom, F shows the whole graph. Click a node to go to its step.</source>
        <translation>Izquierda y Derecha avanzan, Inicio y Fin van al principio y al final, P reproduce. + y − amplían y reducen, F muestra todo el grafo. Un clic en un nodo va a su paso.</translation>
    </message>
    <message>
        <source>What the step computes</source>
        <translation>Lo que calcula el paso</translation>
    </message>
    <message>
        <source>Expression: %1</source>
        <translation>Expresión: %1</translation>
    </message>
    <message>
        <source>Values: %1</source>
        <translation>Valores: %1</translation>
    </message>
    <message>
        <source>Each variable begins with one register, its derivative by itself: 1. Constants carry none. Press Step.</source>
        <translation>Cada variable empieza con un registro, su derivada respecto a sí misma: 1. Las constantes no llevan ninguno. Pulse Paso.</translation>
    </message>
    <message>
        <source>There is no graph yet: type an expression.</source>
        <translation>Aún no hay grafo: escriba una expresión.</translation>
    </message>
    <message>
        <source>Graph of an expression</source>
        <translation>Grafo de una expresión</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CompareView</name>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>What the figure says</source>
        <translation>Lo que dice la figura</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>A logarithmic axis; of differences one towards both sides.</source>
        <translation>Un eje logarítmico; para diferencias, hacia ambos lados.</translation>
    </message>
    <message>
        <source>Comparison of the runs</source>
        <translation>Comparación de las ejecuciones</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Click a cell, or move with the arrow keys and press Enter, to pass its samples through the network.</source>
        <translation>Haga clic en una celda, o muévase con las flechas y pulse Intro, para pasar sus muestras por la red.</translation>
    </message>
    <message>
        <source>no samples</source>
        <translation>ninguna muestra</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 muestra</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 muestras</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>%1 tomada por %2: %3</translation>
    </message>
    <message>
        <source>%1; sample %2 shown</source>
        <translation>%1; se muestra la muestra %2</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CostView</name>
    <message>
        <source>Registers R of the cost</source>
        <translation>Registros R del coste</translation>
    </message>
    <message>
        <source>R that the cost is of; the experiment stays as it is.</source>
        <translation>R del que se calcula el coste; el experimento queda como está.</translation>
    </message>
    <message>
        <source>Takes the time of a prediction and of gradients of this network and R on this computer.</source>
        <translation>Mide en este equipo el tiempo de una predicción y de los gradientes de esta red y este R.</translation>
    </message>
    <message>
        <source>Per layer</source>
        <translation>Por capa</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Over R</source>
        <translation>Sobre R</translation>
    </message>
    <message>
        <source>Loss and cost</source>
        <translation>Pérdida y coste</translation>
    </message>
    <message>
        <source>The workshop&apos;s arithmetic</source>
        <translation>La cuenta del taller</translation>
    </message>
    <message>
        <source>A model of one sample, without the optimizer&apos;s step: exact where no gradient is 0, an upper bound for candidates after pruning.</source>
        <translation>Un modelo de una muestra, sin el paso del optimizador: exacto donde ningún gradiente es 0; para los candidatos tras la poda, una cota superior.</translation>
    </message>
    <message>
        <source>Cost per layer and pass</source>
        <translation>Coste por capa y pasada</translation>
    </message>
    <message>
        <source>What is taken for the cost</source>
        <translation>Qué se toma para el coste</translation>
    </message>
    <message>
        <source>multipliers in use</source>
        <translation>multiplicadores en uso</translation>
    </message>
    <message>
        <source>Cost over R</source>
        <translation>Coste sobre R</translation>
    </message>
    <message>
        <source>Loss against cost</source>
        <translation>Pérdida frente a coste</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CsvDialog</name>
    <message>
        <source>comma  ,</source>
        <translation>coma  ,</translation>
    </message>
    <message>
        <source>semicolon  ;</source>
        <translation>punto y coma  ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>point  1.5</source>
        <translation>punto  1.5</translation>
    </message>
    <message>
        <source>comma  1,5</source>
        <translation>coma  1,5</translation>
    </message>
    <message>
        <source>names the columns</source>
        <translation>nombra las columnas</translation>
    </message>
    <message>
        <source>is data</source>
        <translation>son datos</translation>
    </message>
    <message>
        <source>are an error</source>
        <translation>son un error</translation>
    </message>
    <message>
        <source>leave out their rows</source>
        <translation>omitir sus filas</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>regresión</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>clasificación</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>min-max</source>
        <translation>mín-máx</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>estándar</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Examinar…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Comprobación del archivo</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Separador</translation>
    </message>
    <message>
        <source>&amp;Decimal sign</source>
        <translation>Signo &amp;decimal</translation>
    </message>
    <message>
        <source>First &amp;row</source>
        <translation>Primera &amp;fila</translation>
    </message>
    <message>
        <source>&amp;Missing values</source>
        <translation>&amp;Valores ausentes</translation>
    </message>
    <message>
        <source>Tas&amp;k</source>
        <translation>&amp;Tarea</translation>
    </message>
    <message>
        <source>Scali&amp;ng</source>
        <translation>Es&amp;cala</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Columns and what they are used as</source>
        <translation>Las columnas y su uso</translation>
    </message>
    <message>
        <source>Co&amp;lumns; the chosen ones are:</source>
        <translation>Co&amp;lumnas; las elegidas son:</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>E&amp;ntrada</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Objetivo</translation>
    </message>
    <message>
        <source>&amp;Unused</source>
        <translation>Sin &amp;usar</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Primeras filas del archivo</translation>
    </message>
    <message>
        <source>Rows of the file as points</source>
        <translation>Filas del archivo como puntos</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)</source>
        <translation>Tablas (*.csv *.tsv *.txt *.csv.gz);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>C&amp;heck again</source>
        <translation>Comproba&amp;r de nuevo</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CsvExportDialog</name>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>long: a line for each run and epoch</source>
        <translation>largo: una línea por ejecución y época</translation>
    </message>
    <message>
        <source>wide: a line for each epoch</source>
        <translation>ancho: una línea por época</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Ejecuciones</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Disposición</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>Columns: run, corpus, registers, seed, epoch and the run&apos;s figures.</source>
        <translation>Columnas: run, corpus, registers, seed, epoch y las cifras de la ejecución.</translation>
    </message>
    <message>
        <source>Columns: epoch, and for each run and figure one named like &quot;val_loss r8 c400 s1&quot;: 8 registers (0 is all), corpus 400, seed 1.</source>
        <translation>Columnas: epoch y, por cada ejecución y cifra, una con un nombre como &quot;val_loss r8 c400 s1&quot;: 8 registros (0 son todos), corpus 400, semilla 1.</translation>
    </message>
    <message>
        <source>A second file, named .csv.json, tells every setting.</source>
        <translation>Un segundo archivo, terminado en .csv.json, contiene todos los ajustes.</translation>
    </message>
    <message numerus="yes">
        <source>all %n run(s) of the sweep</source>
        <translation>
            <numerusform>%n ejecución, la única del barrido</numerusform>
            <numerusform>las %n ejecuciones del barrido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n row(s) of the Runs table</source>
        <translation>
            <numerusform>%n fila, la única de la tabla Ejecuciones</numerusform>
            <numerusform>las %n filas de la tabla Ejecuciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n run(s) that are ticked, as in the plots</source>
        <translation>
            <numerusform>%n ejecución, la única marcada, como en los gráficos</numerusform>
            <numerusform>las %n ejecuciones marcadas, como en los gráficos</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows of the Runs table are those that its filter leaves and those that are pinned, ticked or not; ticked runs are in the plots, whether the filter leaves them or not.</source>
        <translation>Las filas de la tabla Ejecuciones son las que deja su filtro y las fijadas, marcadas o no; las ejecuciones marcadas están en los gráficos, las deje el filtro o no.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CurveChoices</name>
    <message>
        <source>Minimum so far</source>
        <translation>Mínimo hasta el momento</translation>
    </message>
    <message>
        <source>Dots at the lowest training loss</source>
        <translation>Puntos en la menor pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>What is drawn of several seeds, over what, and smoothed or not.</source>
        <translation>Qué se dibuja de varias semillas, sobre qué, y suavizado o no.</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>quartiles, of more than %1 seeds</source>
        <translation>cuartiles, con más de %1 semillas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>quartiles</source>
        <translation>cuartiles</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>desviación típica</translation>
    </message>
    <message>
        <source>standard error</source>
        <translation>error típico</translation>
    </message>
    <message>
        <source>least and largest</source>
        <translation>mínimo y máximo</translation>
    </message>
    <message>
        <source>of up to %1 seeds</source>
        <translation>hasta %1 semillas</translation>
    </message>
    <message>
        <source>all, faint behind</source>
        <translation>todas, tenues detrás</translation>
    </message>
    <message>
        <source>none beside a median or mean</source>
        <translation>ninguna junto a mediana o media</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>training samples</source>
        <translation>muestras de entrenamiento</translation>
    </message>
    <message>
        <source>multiplications</source>
        <translation>multiplicaciones</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>About the median or mean. The deviation and the error lie about the mean, whichever of the two is drawn.</source>
        <translation>En torno a la mediana o la media. La desviación y el error están en torno a la media, se dibuje la que se dibuje.</translation>
    </message>
    <message>
        <source>Multiplications are an upper bound by formula. Seconds are those measured of a run, spread evenly over its epochs: there are none before it has ended.</source>
        <translation>Las multiplicaciones son una cota superior por fórmula. Los segundos son los medidos de una ejecución, repartidos por igual entre sus épocas: no los hay antes de que termine.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>An exponential moving average: the share of those before in each value. What is not smoothed stays to be seen behind it.</source>
        <translation>Una media móvil exponencial: el peso de los anteriores en cada valor. Lo no suavizado sigue viéndose detrás.</translation>
    </message>
    <message>
        <source>The lowest value of all epochs up to each; of accuracies the highest.</source>
        <translation>El menor valor de todas las épocas hasta cada una; para las exactitudes, el mayor.</translation>
    </message>
    <message>
        <source>Where each run&apos;s training loss is at its minimum.</source>
        <translation>Donde la pérdida de entrenamiento de cada ejecución es mínima.</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Single runs</source>
        <translation>Sueltas</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
</context>
<context>
    <name>dpfm::views::CurvesView</name>
    <message>
        <source>log y</source>
        <translation>y log</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Ends the zoom; so does a double click in the plot.</source>
        <translation>Termina la ampliación; también un doble clic en el gráfico.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Curves of the runs</source>
        <translation>Curvas de las ejecuciones</translation>
    </message>
</context>
<context>
    <name>dpfm::views::DescentPage</name>
    <message>
        <source>Rate of gradient steps</source>
        <translation>Tasa de los pasos de gradiente</translation>
    </message>
    <message>
        <source>The result on the way down by both kinds of steps</source>
        <translation>El resultado durante el descenso con ambos tipos de pasos</translation>
    </message>
    <message>
        <source>Where the descents ended</source>
        <translation>Dónde terminaron los descensos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Descend</source>
        <translation>Descender</translation>
    </message>
    <message>
        <source>Ends both descents where they are.</source>
        <translation>Termina ambos descensos donde están.</translation>
    </message>
    <message>
        <source>Goes down from the values by gradient steps and by Newton steps, until the gradient vanishes.</source>
        <translation>Desciende desde los valores con pasos de gradiente y con pasos de Newton hasta que el gradiente se anula.</translation>
    </message>
    <message>
        <source>On the way …</source>
        <translation>En camino…</translation>
    </message>
    <message>
        <source>Press Descend</source>
        <translation>Pulse Descender</translation>
    </message>
    <message>
        <source>Gradient, rate %1: %2.
Newton: %3.</source>
        <translation>Gradiente, tasa %1: %2.
Newton: %3.</translation>
    </message>
    <message>
        <source>Descents by gradient and by Newton steps</source>
        <translation>Descensos por gradiente y por pasos de Newton</translation>
    </message>
</context>
<context>
    <name>dpfm::views::DevicePage</name>
    <message>
        <source>clock [MHz]</source>
        <translation>reloj [MHz]</translation>
    </message>
    <message>
        <source>multipliers</source>
        <translation>multiplicadores</translation>
    </message>
    <message>
        <source>That work at the same time, each a product in every cycle.</source>
        <translation>Que trabajan a la vez, cada uno con un producto por ciclo.</translation>
    </message>
    <message>
        <source>bytes a number</source>
        <translation>bytes por número</translation>
    </message>
    <message>
        <source>Of a weight that is read, and of values and gradients in memory.</source>
        <translation>De un peso que se lee, y de valores y gradientes en memoria.</translation>
    </message>
    <message>
        <source>multiplying [pJ]</source>
        <translation>multiplicar [pJ]</translation>
    </message>
    <message>
        <source>adding [pJ]</source>
        <translation>sumar [pJ]</translation>
    </message>
    <message>
        <source>comparing [pJ]</source>
        <translation>comparar [pJ]</translation>
    </message>
    <message>
        <source>Of two |g| in the selection.</source>
        <translation>De dos |g| en la selección.</translation>
    </message>
    <message>
        <source>reading a byte [pJ]</source>
        <translation>leer un byte [pJ]</translation>
    </message>
    <message>
        <source>Of the weights.</source>
        <translation>De los pesos.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>Números propios</translation>
    </message>
    <message>
        <source>Energies: M. Horowitz, “Computing&apos;s energy problem (and what we can do about it)”, ISSCC 2014, 45 nm at 0.9 V; clock and multipliers of the example chips are examples. Every number may be changed.</source>
        <translation>Energías: M. Horowitz, «Computing&apos;s energy problem (and what we can do about it)», ISSCC 2014, 45 nm a 0,9 V; el reloj y los multiplicadores de los chips de ejemplo son ejemplos. Todos los números pueden cambiarse.</translation>
    </message>
    <message>
        <source>A batch on the device, and measured</source>
        <translation>Un lote en el dispositivo, y medido</translation>
    </message>
</context>
<context>
    <name>dpfm::views::DocumentActions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nuevo</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>G&amp;uardar como…</translation>
    </message>
    <message>
        <source>Export e&amp;xperiment…</source>
        <translation>Exportar e&amp;xperimento…</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>Exportar &amp;CSV…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Bundle for a paper…</source>
        <translation>&amp;Paquete para un artículo…</translation>
    </message>
    <message>
        <source>Export &amp;figure…</source>
        <translation>Exportar &amp;figura…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Export final &amp;weights of the run…</source>
        <translation>Exportar pesos fina&amp;les de la ejecución…</translation>
    </message>
    <message>
        <source>Experiment, results, CSV, figures and provenance of this sweep, in a folder or an archive that &quot;dpfm verify&quot; checks</source>
        <translation>Experimento, resultados, CSV, figuras y procedencia de este barrido, en una carpeta o un archivo comprimido que &quot;dpfm verify&quot; comprueba</translation>
    </message>
    <message>
        <source>Export a figure as PDF, SVG, PNG or TeX</source>
        <translation>Exporta una figura como PDF, SVG, PNG o TeX</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>Pr&amp;edefinidos</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Predefinido %1</translation>
    </message>
    <message>
        <source>(none yet)</source>
        <translation>(aún ninguno)</translation>
    </message>
    <message>
        <source>A sweep is running. Stop it?</source>
        <translation>Hay un barrido en marcha. ¿Detenerlo?</translation>
    </message>
    <message>
        <source>Save this document first?</source>
        <translation>¿Guardar antes este documento?</translation>
    </message>
    <message>
        <source>Runs that are not finished can be resumed from the saved document.</source>
        <translation>Las ejecuciones sin terminar pueden reanudarse desde el documento guardado.</translation>
    </message>
    <message>
        <source>Its experiment and results are in no file of yours yet.</source>
        <translation>Su experimento y sus resultados aún no están en ningún archivo propio.</translation>
    </message>
    <message>
        <source>The experiment was changed since it was last saved.</source>
        <translation>El experimento cambió desde que se guardó por última vez.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Results and experiments (*.dpfm *.json);;</source>
        <translation>Resultados y experimentos (*.dpfm *.json);;</translation>
    </message>
    <message>
        <source>Experiment from %1</source>
        <translation>Experimento de %1</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Results document (*.dpfm)</source>
        <translation>Documento de resultados (*.dpfm)</translation>
    </message>
    <message>
        <source>Export experiment</source>
        <translation>Exportar experimento</translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation>Experimento (*.json)</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 escrito.</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Wrote %1 and its provenance, %1.json.</source>
        <translation>%1 escrito, con su procedencia en %1.json.</translation>
    </message>
    <message>
        <source>Archive (*.zip)</source>
        <translation>Archivo comprimido (*.zip)</translation>
    </message>
    <message>
        <source>Bundle for a paper</source>
        <translation>Paquete para un artículo</translation>
    </message>
    <message>
        <source>Folder (*)</source>
        <translation>Carpeta (*)</translation>
    </message>
    <message>
        <source>Bundling into %1 …</source>
        <translation>Empaquetando en %1 …</translation>
    </message>
    <message>
        <source>Wrote %1; &quot;dpfm verify&quot; checks it.</source>
        <translation>%1 escrito; &quot;dpfm verify&quot; lo comprueba.</translation>
    </message>
    <message>
        <source>Export final weights</source>
        <translation>Exportar pesos finales</translation>
    </message>
    <message>
        <source>Weights (*.json)</source>
        <translation>Pesos (*.json)</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Pesos iniciales</translation>
    </message>
    <message>
        <source>Weights (*.json);;All files (*)</source>
        <translation>Pesos (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>DPFM Workbench</source>
        <translation>DPFM Workbench</translation>
    </message>
</context>
<context>
    <name>dpfm::views::DragSlider</name>
    <message>
        <source>%1, slider</source>
        <translation>%1, deslizador</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys: the sweep follows. Escape goes back.</source>
        <translation>Arrastre o use las flechas: el barrido sigue el cambio. Escape lo deshace.</translation>
    </message>
    <message>
        <source>A list of seeds moves as a whole, by as much as its first.</source>
        <translation>Una lista de semillas se mueve en bloque, tanto como la primera.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ExperimentForm</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Examinar: %1</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ExperimentPanel</name>
    <message>
        <source>Name of the experiment</source>
        <translation>Nombre del experimento</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>sum of inputs</source>
        <translation>suma de entradas</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>circles</source>
        <translation>círculos</translation>
    </message>
    <message>
        <source>spirals</source>
        <translation>espirales</translation>
    </message>
    <message>
        <source>two moons</source>
        <translation>dos lunas</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>plano</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>seno</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>iris</translation>
    </message>
    <message>
        <source>digits 8×8</source>
        <translation>dígitos 8×8</translation>
    </message>
    <message>
        <source>image files (IDX)</source>
        <translation>archivos de imágenes (IDX)</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>archivo CSV…</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Imágenes de prueba</translation>
    </message>
    <message>
        <source>Test labels</source>
        <translation>Etiquetas de prueba</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Noise (σ)</source>
        <translation>Ruido (σ)</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Common holdout</source>
        <translation>Reserva común</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>… (%1 in all)</source>
        <translation>… (%1 en total)</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Columnas…</translation>
    </message>
    <message>
        <source>How the file is read, and which columns are taken</source>
        <translation>Cómo se lee el archivo y qué columnas se toman</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Sigmoid derivative</source>
        <translation>Deriv. sigmoide</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot uniforme</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dados</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Pesos iniciales</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>dpfm: forward mode with R registers a neuron
backpropagation: the baseline, exact gradients
meprop: backpropagation that passes on only the R largest gradients of each layer (Sun et al., 2017)</source>
        <translation>dpfm: modo directo con R registros por neurona
backpropagation: retropropagación, la referencia, gradientes exactos
meprop: retropropagación que solo pasa los R mayores gradientes de cada capa (Sun et al., 2017)</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selección</translation>
    </message>
    <message>
        <source>The method: the R candidates of largest |g| keep a register.</source>
        <translation>El método: los R candidatos de mayor |g| conservan un registro.</translation>
    </message>
    <message>
        <source>Any R candidates, drawn anew for each sample, neuron and epoch.</source>
        <translation>R candidatos cualesquiera, sorteados de nuevo para cada muestra, neurona y época.</translation>
    </message>
    <message>
        <source>R is split evenly over the layers so far, the remainder to the nearest; places that a layer cannot fill go to the largest |g| that is left.</source>
        <translation>R se reparte por igual entre las capas hasta ahora, el resto a la más cercana; los lugares que una capa no llena van al mayor |g| que queda.</translation>
    </message>
    <message>
        <source>The R candidates of largest |g·w|.</source>
        <translation>Los R candidatos de mayor |g·w|.</translation>
    </message>
    <message>
        <source>The R of largest |g|; what that drops of a batch&apos;s full gradient is added to the next batch&apos;s. An analysis: it needs the full gradient.</source>
        <translation>Los R de mayor |g|; lo que eso deja fuera del gradiente completo de un lote se suma al del siguiente. Un análisis: necesita el gradiente completo.</translation>
    </message>
    <message>
        <source>As a circuit that takes candidates one by one: equal ids compete apart, and are added only if they stayed.</source>
        <translation>Como un circuito que toma los candidatos uno a uno: los ids iguales compiten por separado y solo se suman si quedaron.</translation>
    </message>
    <message>
        <source>Which of a neuron&apos;s candidates keep one of its R registers.</source>
        <translation>Cuáles de los candidatos de una neurona conservan uno de sus R registros.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>β1</source>
        <translation>β1</translation>
    </message>
    <message>
        <source>β2</source>
        <translation>β2</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Registers R</source>
        <translation>Registros R</translation>
    </message>
    <message>
        <source>2, 4, 8, all</source>
        <translation>2, 4, 8, todos</translation>
    </message>
    <message>
        <source>Corpus sizes</source>
        <translation>Tamaños de corpus</translation>
    </message>
    <message>
        <source>50, 100, 200</source>
        <translation>50, 100, 200</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>1, 2, 3 or 1-20</source>
        <translation>1, 2, 3 o 1-20</translation>
    </message>
    <message>
        <source>with backpropagation beside</source>
        <translation>también con retropropagación</translation>
    </message>
    <message>
        <source>Each corpus and seed is also trained by backpropagation.</source>
        <translation>Cada corpus y semilla se entrena también por retropropagación.</translation>
    </message>
    <message>
        <source>Backpropagation baseline</source>
        <translation>Referencia por retropropagación</translation>
    </message>
    <message>
        <source>record fidelity</source>
        <translation>registrar fidelidad</translation>
    </message>
    <message>
        <source>How true the pruned gradient is to the full one, epoch by epoch, and how registers change; see the instrument Fidelity and the curves.</source>
        <translation>Lo fiel que es el gradiente podado al completo, época a época, y cómo cambian los registros; véanse el instrumento Fidelidad y las curvas.</translation>
    </message>
    <message>
        <source>Record fidelity</source>
        <translation>Registrar fidelidad</translation>
    </message>
    <message>
        <source>every</source>
        <translation>cada</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> épocas</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>Automatic: as often as takes a tenth of the time at most, of a short run at its end alone. A number costs more time and draws finer curves.</source>
        <translation>Automático: tan a menudo como requiera una décima parte del tiempo como máximo; de una ejecución corta, solo al final. Un número cuesta más tiempo y dibuja curvas más finas.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::Explainer</name>
    <message>
        <source>Takes what is set here and closes the dialog.</source>
        <translation>Acepta lo que se ha ajustado aquí y cierra el diálogo.</translation>
    </message>
    <message>
        <source>Closes the dialog; nothing changes.</source>
        <translation>Cierra el diálogo; nada cambia.</translation>
    </message>
    <message>
        <source>Panels that share a place. View hides and shows them; drag a panel by its title to place it elsewhere.</source>
        <translation>Paneles que comparten un lugar. Ver los oculta y los muestra; arrastre un panel por su título para colocarlo en otro sitio.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ExportAll</name>
    <message>
        <source>Exporting figures…</source>
        <translation>Exportando figuras…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Export all plots</source>
        <translation>Exportar todos los gráficos</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ExportDialog</name>
    <message>
        <source>&amp;Logarithmic y axis</source>
        <translation>Eje y &amp;logarítmico</translation>
    </message>
    <message>
        <source>&amp;Copy as command</source>
        <translation>&amp;Copiar como orden</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Exportar figura</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Writes each of these plots into a folder, in this style and format.</source>
        <translation>Escribe cada uno de estos gráficos en una carpeta, con este estilo y formato.</translation>
    </message>
    <message>
        <source>Copies the line that writes the same file without a window.</source>
        <translation>Copia la línea que escribe el mismo archivo sin ventana.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>PDF (vector, for papers)</source>
        <translation>PDF (vectorial, para artículos)</translation>
    </message>
    <message>
        <source>SVG (vector, to be edited)</source>
        <translation>SVG (vectorial, para editarlo)</translation>
    </message>
    <message>
        <source>PNG (pixels, for slides)</source>
        <translation>PNG (píxeles, para diapositivas)</translation>
    </message>
    <message>
        <source>TeX (pgfplots, for LaTeX)</source>
        <translation>TeX (pgfplots, para LaTeX)</translation>
    </message>
    <message>
        <source>&amp;Plot</source>
        <translation>&amp;Gráfico</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>&amp;Métrica</translation>
    </message>
    <message>
        <source>M&amp;etric</source>
        <translation>M&amp;étrica</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>LaTeX sets the text in its document&apos;s own font, at this size.</source>
        <translation>LaTeX pone el texto en el tipo de letra propio de su documento, a este tamaño.</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 escrito.</translation>
    </message>
    <message>
        <source>Export all plots</source>
        <translation>Exportar todos los gráficos</translation>
    </message>
    <message>
        <source>These files are in the folder already:</source>
        <translation>Estos archivos ya están en la carpeta:</translation>
    </message>
    <message>
        <source>Replace them?</source>
        <translation>¿Reemplazarlos?</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n figure(s) to %1.</source>
        <translation>
            <numerusform>%n figura escrita en %1.</numerusform>
            <numerusform>%n figuras escritas en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>These were not written:</source>
        <translation>Estos no se escribieron:</translation>
    </message>
    <message>
        <source>Save the document first (Ctrl+S): the command reads its file.</source>
        <translation>Guarde antes el documento (Ctrl+S): la orden lee su archivo.</translation>
    </message>
    <message>
        <source>These runs are in no file yet.</source>
        <translation>Estas ejecuciones aún no están en ningún archivo.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message>
        <source>E&amp;xport all plots…</source>
        <translation>Exportar &amp;todos los gráficos…</translation>
    </message>
    <message>
        <source>Readin&amp;g</source>
        <translation>Lect&amp;ura</translation>
    </message>
    <message>
        <source>Co&amp;rpus</source>
        <translation>C&amp;orpus</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Pa&amp;neles</translation>
    </message>
</context>
<context>
    <name>dpfm::views::FidelityHistoryView</name>
    <message>
        <source>Measure that is drawn</source>
        <translation>Medida que se dibuja</translation>
    </message>
    <message>
        <source>Parts that are drawn</source>
        <translation>Partes que se dibujan</translation>
    </message>
    <message>
        <source>Weights by how few batches gave them a gradient</source>
        <translation>Pesos según los pocos lotes que les dieron gradiente</translation>
    </message>
    <message>
        <source>Fidelity of the gradient over epochs, drawn</source>
        <translation>Fidelidad del gradiente por épocas, dibujada</translation>
    </message>
    <message>
        <source>network and layers</source>
        <translation>red y capas</translation>
    </message>
    <message>
        <source>neurons of layer %1</source>
        <translation>neuronas de la capa %1</translation>
    </message>
    <message>
        <source>Fidelity over epochs</source>
        <translation>Fidelidad por épocas</translation>
    </message>
</context>
<context>
    <name>dpfm::views::FidelityPages</name>
    <message>
        <source>Over R</source>
        <translation>Sobre R</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>Por épocas</translation>
    </message>
</context>
<context>
    <name>dpfm::views::FidelityView</name>
    <message>
        <source>Measure that is drawn</source>
        <translation>Medida que se dibuja</translation>
    </message>
    <message>
        <source>Fidelity of the gradient over R</source>
        <translation>Fidelidad del gradiente sobre R</translation>
    </message>
    <message>
        <source>Fidelity of the gradient over R, drawn</source>
        <translation>Fidelidad del gradiente sobre R, dibujada</translation>
    </message>
    <message>
        <source>Select a run, or step the live run, to measure its gradient.</source>
        <translation>Seleccione una ejecución, o avance la ejecución en vivo, para medir su gradiente.</translation>
    </message>
    <message>
        <source>The network is too large to carry all its registers, which the comparison needs.</source>
        <translation>La red es demasiado grande para llevar todos sus registros, que la comparación necesita.</translation>
    </message>
    <message>
        <source>Fidelity over R</source>
        <translation>Fidelidad según R</translation>
    </message>
</context>
<context>
    <name>dpfm::views::InspectorPanel</name>
    <message>
        <source>Candidates and registers of the chosen neuron</source>
        <translation>Candidatos y registros de la neurona elegida</translation>
    </message>
    <message>
        <source>Candidates by size; those above the line got a register. Choose one to follow its weight through the network.</source>
        <translation>Candidatos por tamaño; los que están sobre la línea obtuvieron un registro. Elija uno para seguir su peso por la red.</translation>
    </message>
    <message>
        <source>This sample</source>
        <translation>Esta muestra</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>Por épocas</translation>
    </message>
    <message>
        <source>Registers of the chosen neuron over the epochs</source>
        <translation>Registros de la neurona elegida a lo largo de las épocas</translation>
    </message>
    <message>
        <source>No neuron chosen</source>
        <translation>Ninguna neurona elegida</translation>
    </message>
    <message>
        <source>Click a neuron in the Network tab to see what competes for its registers, and what it carries, for the probe sample.</source>
        <translation>Haga clic en una neurona en la pestaña Red para ver qué compite por sus registros, y qué lleva, con la muestra sonda.</translation>
    </message>
    <message>
        <source>sum s = %1
value a = %2
derivative f&apos;(s) = %3
%4 of %5 candidates kept: %6 % of Σ|g|, %7 % of Σg²</source>
        <translation>suma s = %1
valor a = %2
derivada f&apos;(s) = %3
se conservan %4 de %5 candidatos: %6 % de Σ|g|, %7 % de Σg²</translation>
    </message>
</context>
<context>
    <name>dpfm::views::InstrumentTabs</name>
    <message>
        <source>&amp;Fidelity</source>
        <translation>&amp;Fidelidad</translation>
    </message>
    <message>
        <source>&amp;Cost</source>
        <translation>&amp;Coste</translation>
    </message>
    <message>
        <source>T&amp;oper</source>
        <translation>&amp;Toper</translation>
    </message>
    <message>
        <source>&amp;Autodiff</source>
        <translation>&amp;Autodiff</translation>
    </message>
    <message>
        <source>&amp;Two passes</source>
        <translation>&amp;Dos pasadas</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LayerMenu</name>
    <message>
        <source>Add a neuron</source>
        <translation>Añadir una neurona</translation>
    </message>
    <message>
        <source>Remove a neuron</source>
        <translation>Quitar una neurona</translation>
    </message>
    <message>
        <source>Add a layer before</source>
        <translation>Añadir una capa antes</translation>
    </message>
    <message>
        <source>Add a layer after</source>
        <translation>Añadir una capa después</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>Quitar esta capa</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LayersEditor</name>
    <message>
        <source>Add layer</source>
        <translation>Añadir capa</translation>
    </message>
    <message>
        <source>Adds a hidden layer before the last one.</source>
        <translation>Añade una capa oculta antes de la última.</translation>
    </message>
    <message>
        <source>Neurons of layer %1</source>
        <translation>Neuronas de la capa %1</translation>
    </message>
    <message>
        <source>Activation of layer %1</source>
        <translation>Activación de la capa %1</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>Quitar esta capa</translation>
    </message>
    <message>
        <source>Remove layer %1</source>
        <translation>Quitar la capa %1</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Capa %1</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LessonActions</name>
    <message>
        <source>&amp;Open lesson…</source>
        <translation>&amp;Abrir lección…</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Página &amp;siguiente</translation>
    </message>
    <message>
        <source>Page &amp;before</source>
        <translation>Página an&amp;terior</translation>
    </message>
    <message>
        <source>&amp;Do the next step</source>
        <translation>Hacer el &amp;próximo paso</translation>
    </message>
    <message>
        <source>Go to the &amp;text</source>
        <translation>&amp;Ir al texto</translation>
    </message>
    <message>
        <source>&amp;End lesson</source>
        <translation>T&amp;erminar la lección</translation>
    </message>
    <message>
        <source>Begins a lesson of your own, from its file.</source>
        <translation>Empieza una lección propia, desde su archivo.</translation>
    </message>
    <message>
        <source>Turns to the next page of the lesson.</source>
        <translation>Pasa a la página siguiente de la lección.</translation>
    </message>
    <message>
        <source>Turns to the page before.</source>
        <translation>Vuelve a la página anterior.</translation>
    </message>
    <message>
        <source>Does the first step of the page that is not done yet.</source>
        <translation>Hace el primer paso de la página que aún no está hecho.</translation>
    </message>
    <message>
        <source>Puts the keys into the text of the lesson; Tab goes through its steps.</source>
        <translation>Lleva el teclado al texto de la lección; Tab recorre sus pasos.</translation>
    </message>
    <message>
        <source>Puts the window back as it was. The document stays.</source>
        <translation>Deja la ventana como estaba. El documento se queda.</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>Abrir lección</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>Lecciones (*.json)</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LessonPanel</name>
    <message>
        <source>End lesson</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>Haga esto</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <source>The page that is read. Tab goes through its steps, Enter does one. Numbers in it are those of this document, and follow it.</source>
        <translation>La página que se lee. Tab recorre sus pasos, Intro hace uno. Sus números son los de este documento, y lo siguen.</translation>
    </message>
    <message>
        <source>Puts the window back as it was. The document stays.</source>
        <translation>Deja la ventana como estaba. El documento se queda.</translation>
    </message>
    <message>
        <source>The page before (%1)</source>
        <translation>La página anterior (%1)</translation>
    </message>
    <message>
        <source>The next page (%1)</source>
        <translation>La página siguiente (%1)</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>página %1 de %2</translation>
    </message>
    <message>
        <source>Does what it says, in this document. What changes the experiment can be undone.</source>
        <translation>Hace lo que dice, en este documento. Lo que cambia el experimento se puede deshacer.</translation>
    </message>
    <message>
        <source>%1, under way</source>
        <translation>%1, en curso</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, hecho</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ListField</name>
    <message>
        <source>all</source>
        <comment>all registers</comment>
        <translation>todos</translation>
    </message>
    <message>
        <source>%1 is too small; it must be at least %2.</source>
        <translation>%1 es demasiado pequeño; debe ser %2 como mínimo.</translation>
    </message>
    <message>
        <source>%1 is too large; it must be at most %2.</source>
        <translation>%1 es demasiado grande; debe ser %2 como máximo.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LiveActions</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>full</source>
        <translation>máxima</translation>
    </message>
    <message>
        <source>Re&amp;wind</source>
        <translation>Re&amp;bobinar</translation>
    </message>
    <message>
        <source>New s&amp;eed</source>
        <translation>&amp;Nueva semilla</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Pa&amp;so</translation>
    </message>
    <message>
        <source>Network, map and inspector show the live run; off, the run that is selected in the table</source>
        <translation>Red, mapa e inspector muestran la ejecución en vivo; si no, la seleccionada en la tabla</translation>
    </message>
    <message>
        <source>Back to the start: the same seed, the same initial weights</source>
        <translation>Vuelve al inicio: la misma semilla, los mismos pesos iniciales</translation>
    </message>
    <message>
        <source>Begins with another seed: other initial weights and data</source>
        <translation>Empieza con otra semilla: otros pesos iniciales y otros datos</translation>
    </message>
    <message>
        <source>Goes on, at the speed chosen, until it is paused</source>
        <translation>Continúa, a la velocidad elegida, hasta la pausa</translation>
    </message>
    <message>
        <source>Goes on by one step of the kind chosen</source>
        <translation>Avanza un paso del tipo elegido</translation>
    </message>
    <message>
        <source>What a step is</source>
        <translation>Qué es un paso</translation>
    </message>
    <message>
        <source>What a step is. A neuron has seven stages.</source>
        <translation>Qué es un paso. Una neurona tiene siete etapas.</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>etapa</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>neurona</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>muestra</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Velocidad de reproducción</translation>
    </message>
    <message>
        <source>Steps a second while it plays; at the right end it trains as fast as it can.</source>
        <translation>Pasos por segundo al reproducir; en el extremo derecho entrena tan rápido como puede.</translation>
    </message>
    <message>
        <source>Registers of the live run</source>
        <translation>Registros de la ejecución en vivo</translation>
    </message>
    <message>
        <source>R, the registers each neuron keeps; 0 keeps all. The live run goes on with it, from where it is.</source>
        <translation>R, los registros que conserva cada neurona; 0 los conserva todos. La ejecución en vivo continúa con él desde donde está.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Seed of the live run</source>
        <translation>Semilla de la ejecución en vivo</translation>
    </message>
    <message>
        <source>Data, initial weights and the order of the samples come from it. Another seed begins anew.</source>
        <translation>De ella salen los datos, los pesos iniciales y el orden de las muestras. Otra semilla empieza de nuevo.</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to %1.</source>
        <translation>Una semilla es un número entero de 0 a %1.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>P&amp;ause live run</source>
        <translation>P&amp;ausar la ejecución en vivo</translation>
    </message>
    <message>
        <source>Live r&amp;un</source>
        <translation>Ejec&amp;ución en vivo</translation>
    </message>
    <message>
        <source>Pl&amp;ay</source>
        <translation>&amp;Reproducir</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LivePanel</name>
    <message>
        <source>What was changed by hand</source>
        <translation>Lo que se cambió a mano</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>Cambiado a mano</translation>
    </message>
    <message>
        <source>Loss of the live run by epoch</source>
        <translation>Pérdida de la ejecución en vivo por época</translation>
    </message>
</context>
<context>
    <name>dpfm::views::LookForm</name>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Tipo de letra</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Tamaño de letra</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Decimales</translation>
    </message>
    <message>
        <source>&amp;Transparent background</source>
        <translation>&amp;Fondo transparente</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Ejes</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>&amp;Markers on curves</source>
        <translation>&amp;Marcadores en las curvas</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>Cua&amp;drícula</translation>
    </message>
    <message>
        <source>Size and text</source>
        <translation>Tamaño y texto</translation>
    </message>
    <message>
        <source>Lines and colours</source>
        <translation>Líneas y colores</translation>
    </message>
    <message>
        <source>One column: 85 × 65 mm</source>
        <translation>Una columna: 85 × 65 mm</translation>
    </message>
    <message>
        <source>Two columns: 170 × 100 mm</source>
        <translation>Dos columnas: 170 × 100 mm</translation>
    </message>
    <message>
        <source>Slide: 254 × 142.9 mm</source>
        <translation>Diapositiva: 254 × 142,9 mm</translation>
    </message>
    <message>
        <source>Poster: 400 × 250 mm</source>
        <translation>Póster: 400 × 250 mm</translation>
    </message>
    <message>
        <source>Free size</source>
        <translation>Tamaño libre</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> ppp</translation>
    </message>
    <message>
        <source>TeX sets the text in its document&apos;s own font.</source>
        <translation>TeX pone el texto en el tipo de letra propio de su documento.</translation>
    </message>
    <message>
        <source>English: 0.5</source>
        <translation>Inglés: 0.5</translation>
    </message>
    <message>
        <source>Spanish: 0,5</source>
        <translation>Español: 0,5</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>Ta&amp;maño</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>A&amp;nchura</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>A&amp;ltura</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Resolución</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>Ti&amp;po de letra</translation>
    </message>
    <message>
        <source>&amp;Decimals</source>
        <translation>Decimale&amp;s</translation>
    </message>
    <message>
        <source>Okabe–Ito</source>
        <translation>Okabe–Ito</translation>
    </message>
    <message>
        <source>viridis</source>
        <translation>viridis</translation>
    </message>
    <message>
        <source>greys</source>
        <translation>grises</translation>
    </message>
    <message>
        <source>A colour belongs to its R, whatever is shown.</source>
        <translation>Un color pertenece a su R, se muestre lo que se muestre.</translation>
    </message>
    <message>
        <source>A shape for each R. Greys always have them.</source>
        <translation>Una forma por cada R. Los grises las tienen siempre.</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>a la derecha</translation>
    </message>
    <message>
        <source>above</source>
        <translation>arriba</translation>
    </message>
    <message>
        <source>below</source>
        <translation>abajo</translation>
    </message>
    <message>
        <source>inside, top left</source>
        <translation>dentro, arriba a la izquierda</translation>
    </message>
    <message>
        <source>inside, top right</source>
        <translation>dentro, arriba a la derecha</translation>
    </message>
    <message>
        <source>inside, bottom left</source>
        <translation>dentro, abajo a la izquierda</translation>
    </message>
    <message>
        <source>inside, bottom right</source>
        <translation>dentro, abajo a la derecha</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>C&amp;urvas</translation>
    </message>
    <message>
        <source>&amp;Axes and grid</source>
        <translation>E&amp;jes y cuadrícula</translation>
    </message>
    <message>
        <source>&amp;Palette</source>
        <translation>&amp;Paleta</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Leyenda</translation>
    </message>
    <message>
        <source>as the plot says it</source>
        <translation>como lo dice el gráfico</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>&amp;Horizontal title</source>
        <translation>Título &amp;horizontal</translation>
    </message>
    <message>
        <source>Horizontal f&amp;rom</source>
        <translation>Horizontal &amp;desde</translation>
    </message>
    <message>
        <source>Horizontal &amp;to</source>
        <translation>Horizontal ha&amp;sta</translation>
    </message>
    <message>
        <source>Vertical &amp;from</source>
        <translation>Ve&amp;rtical desde</translation>
    </message>
    <message>
        <source>Vertical t&amp;o</source>
        <translation>Vert&amp;ical hasta</translation>
    </message>
    <message>
        <source>For several panels one title each, with “ | ” between them; the last stands for all that follow.</source>
        <translation>Para varios paneles, un título por panel, separados por « | »; el último vale para todos los siguientes.</translation>
    </message>
    <message>
        <source>Titles and limits belong to this figure; a style has none.</source>
        <translation>Los títulos y los límites pertenecen a esta figura; un estilo no los tiene.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Of titles and legends.</source>
        <translation>De títulos y leyendas.</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Font s&amp;ize</source>
        <translation>Tamaño &amp;de letra</translation>
    </message>
    <message>
        <source>V&amp;ertical title</source>
        <translation>Título &amp;vertical</translation>
    </message>
</context>
<context>
    <name>dpfm::views::MainWindow</name>
    <message>
        <source>C&amp;urves</source>
        <translation>&amp;Curvas</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>C&amp;omparar</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Red</translation>
    </message>
    <message>
        <source>M&amp;ap</source>
        <translation>&amp;Mapa</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Predecir</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Live run</source>
        <translation>Ejecución en vivo</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecutar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>&amp;Instrumentos</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>A&amp;tajos</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>A&amp;cerca de</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sin título</translation>
    </message>
    <message>
        <source> (read-only)</source>
        <translation> (solo lectura)</translation>
    </message>
    <message>
        <source>DPFM Workbench</source>
        <translation>DPFM Workbench</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>&lt;h3&gt;DPFM Workbench %1&lt;/h3&gt;&lt;p&gt;Trains small neural networks by dynamic pruning in forward mode: every neuron keeps only its R largest gradients.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Data: Iris (R. A. Fisher, 1936) and Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak, 1998), UCI Machine Learning Repository, CC BY 4.0.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;DPFM Workbench %1&lt;/h3&gt;&lt;p&gt;Entrena redes neuronales pequeñas por poda dinámica en modo directo: cada neurona conserva solo sus R mayores gradientes.&lt;/p&gt;&lt;p&gt;Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.&lt;/p&gt;&lt;p&gt;Datos: Iris (R. A. Fisher, 1936) y Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak, 1998), UCI Machine Learning Repository, CC BY 4.0.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lecciones</translation>
    </message>
    <message>
        <source>&amp;What&apos;s This?</source>
        <translation>¿Qué &amp;es esto?</translation>
    </message>
    <message>
        <source>Then click a control, and read what it is for. Shift+F1 does the same for the control that the keys are in.</source>
        <translation>Después, haga clic en un control y lea para qué sirve. Mayús+F1 hace lo mismo con el control que tiene el teclado.</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Recorrido</translation>
    </message>
</context>
<context>
    <name>dpfm::views::MapView</name>
    <message>
        <source>&amp;Output map</source>
        <translation>Mapa de &amp;salida</translation>
    </message>
    <message>
        <source>Confus&amp;ion matrix</source>
        <translation>Matriz de co&amp;nfusión</translation>
    </message>
    <message>
        <source>There is no network yet.</source>
        <translation>Aún no hay red.</translation>
    </message>
    <message>
        <source>What the network says over the plane of its two inputs.</source>
        <translation>Lo que dice la red sobre el plano de sus dos entradas.</translation>
    </message>
    <message>
        <source>Only networks with two inputs, and one output or two classes, have a map.</source>
        <translation>Solo tienen mapa las redes con dos entradas y una salida o dos clases.</translation>
    </message>
    <message>
        <source>How many samples of each class are taken for which.</source>
        <translation>Cuántas muestras de cada clase se toman por cuál.</translation>
    </message>
    <message>
        <source>Only networks that classify have a confusion matrix.</source>
        <translation>Solo las redes que clasifican tienen matriz de confusión.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::MethodPanel</name>
    <message>
        <source>Stage of the neuron</source>
        <translation>Etapa de la neurona</translation>
    </message>
    <message>
        <source>The stage before</source>
        <translation>La etapa anterior</translation>
    </message>
    <message>
        <source>The next stage</source>
        <translation>La etapa siguiente</translation>
    </message>
    <message>
        <source>Numbers of the stage</source>
        <translation>Números de la etapa</translation>
    </message>
</context>
<context>
    <name>dpfm::views::NetworkScene</name>
    <message>
        <source>… %1 more</source>
        <translation>… %1 más</translation>
    </message>
    <message>
        <source>Shows the next neurons of this layer.</source>
        <translation>Muestra las neuronas siguientes de esta capa.</translation>
    </message>
    <message>
        <source>The sample&apos;s image. Click a pixel to see its input.</source>
        <translation>La imagen de la muestra. Haga clic en un píxel para ver su entrada.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::NetworkView</name>
    <message>
        <source>Move neuron</source>
        <translation>Mover neurona</translation>
    </message>
    <message>
        <source>Network graph</source>
        <translation>Grafo de la red</translation>
    </message>
    <message>
        <source>Click a neuron to look into it; arrow keys move, + and − zoom. Point at a line or a register to follow its weight; click a line to edit it. Page Up and Page Down go through a neuron&apos;s weights, Enter edits, Insert and Delete change how many neurons the layer has.</source>
        <translation>Haga clic en una neurona para verla por dentro; las flechas mueven, + y − amplían y reducen. Señale una línea o un registro para seguir su peso; haga clic en una línea para editarlo. Re Pág y Av Pág recorren los pesos de una neurona, Intro edita, Insertar y Supr cambian cuántas neuronas tiene la capa.</translation>
    </message>
    <message>
        <source>No network yet: press Run.</source>
        <translation>Aún no hay red: pulse Ejecutar.</translation>
    </message>
    <message>
        <source>Probe sample</source>
        <translation>Muestra sonda</translation>
    </message>
    <message>
        <source>Which sample of the validation part passes through the network.</source>
        <translation>Qué muestra de la parte de validación pasa por la red.</translation>
    </message>
    <message>
        <source>Validation sample</source>
        <translation>Muestra de validación</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Encajar</translation>
    </message>
    <message>
        <source>Shows the whole network.</source>
        <translation>Muestra toda la red.</translation>
    </message>
    <message>
        <source>The sample is on its way; what it will change is known at its end.</source>
        <translation>La muestra está en camino; lo que cambiará se sabe cuando termine.</translation>
    </message>
    <message>
        <source>The sample&apos;s update reaches %1 of %2 weights</source>
        <translation>La muestra cambia %1 de %2 pesos</translation>
    </message>
    <message>
        <source>; to the full gradient: cosine %1, length × %2</source>
        <translation>; frente al completo: coseno %1, norma × %2</translation>
    </message>
    <message>
        <source>%1 = %2; carried by %3 of %4 neurons from there on; %5</source>
        <translation>%1 = %2; lo llevan %3 de %4 neuronas a partir de ahí; %5</translation>
    </message>
    <message>
        <source>The run of a sweep is never touched. Choose Live run to edit weights.</source>
        <translation>La ejecución de un barrido nunca se toca. Elija Ejecución en vivo para editar pesos.</translation>
    </message>
    <message>
        <source>Click a neuron to look into it, point at a line to follow its weight. Shift+F11: more room.</source>
        <translation>Clic: ver la neurona por dentro; señalar una línea: seguir su peso. Mayús+F11: más espacio.</translation>
    </message>
    <message>
        <source>No neuron is chosen.</source>
        <translation>Ninguna neurona elegida.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::NoticeBar</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Takes these edits into the document, as a step that can be undone.</source>
        <translation>Lleva estos cambios al documento, como un paso que puede deshacerse.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Opens the document; there these edits can be restored.</source>
        <translation>Abre el documento; allí pueden restaurarse estos cambios.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Gives these edits up for good.</source>
        <translation>Abandona estos cambios para siempre.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Takes the notice away.</source>
        <translation>Quita el aviso.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Edits of %1 were not saved.</source>
        <translation>Los cambios de %1 no se guardaron.</translation>
    </message>
    <message>
        <source>Edits of %1 in %2 were not saved, and that document is no longer there.</source>
        <translation>Los cambios de %1 en %2 no se guardaron, y ese documento ya no está.</translation>
    </message>
    <message>
        <source>Edits of %1 in %2 were not saved.</source>
        <translation>Los cambios de %1 en %2 no se guardaron.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::NumberField</name>
    <message>
        <source>A number is missing here.</source>
        <translation>Aquí falta un número.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::OutputMapView</name>
    <message>
        <source>Map of the network&apos;s output</source>
        <translation>Mapa de la salida de la red</translation>
    </message>
</context>
<context>
    <name>dpfm::views::PanelsChoice</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Small multiples: a panel for each value of what is chosen, over the same vertical axis.</source>
        <translation>Pequeños múltiplos: un panel por cada valor de lo elegido, sobre el mismo eje vertical.</translation>
    </message>
    <message>
        <source>no panels</source>
        <translation>sin paneles</translation>
    </message>
    <message>
        <source>panels by %1</source>
        <translation>paneles por %1</translation>
    </message>
</context>
<context>
    <name>dpfm::views::PassCanvas</name>
    <message>
        <source>cand. %1</source>
        <translation>cand. %1</translation>
    </message>
    <message>
        <source>reg. %1</source>
        <translation>reg. %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 más</translation>
    </message>
</context>
<context>
    <name>dpfm::views::PredictPanel</name>
    <message>
        <source>Inputs to predict from</source>
        <translation>Entradas de la predicción</translation>
    </message>
    <message>
        <source>Inputs, e.g. 0.1 0.5 0.3 0.9</source>
        <translation>Entradas, p. ej. 0,1 0,5 0,3 0,9</translation>
    </message>
    <message>
        <source>From sample</source>
        <translation>De la muestra</translation>
    </message>
    <message>
        <source>Takes the inputs of the probe sample.</source>
        <translation>Toma las entradas de la muestra sonda.</translation>
    </message>
    <message>
        <source>No network yet: press Run.</source>
        <translation>Aún no hay red: pulse Ejecutar.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
    <message>
        <source>Type the network&apos;s inputs: %1 numbers.</source>
        <translation>Escriba las entradas de la red: %1 números.</translation>
    </message>
    <message>
        <source>The network has %1 inputs; %2 are given.</source>
        <translation>La red tiene %1 entradas; se dan %2.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::Presentation</name>
    <message>
        <source>Pr&amp;esentation</source>
        <translation>Prese&amp;ntación</translation>
    </message>
    <message>
        <source>Fills the screen with large letters and strong colours; F11 or Escape comes back.</source>
        <translation>Llena la pantalla con letras grandes y colores intensos; F11 o Escape vuelve.</translation>
    </message>
    <message>
        <source>For an audience: the window fills the screen, letters and lines are large, colours contrast, and only the page with its controls is left. F11 or Escape comes back to what was. All keys go on working.</source>
        <translation>Para un público: la ventana llena la pantalla, letras y líneas son grandes, los colores contrastan y solo queda la página con sus controles. F11 o Escape vuelve a lo que había. Todas las teclas siguen funcionando.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::RunActions</name>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecutar</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;vivo</translation>
    </message>
    <message>
        <source>The sweep is trained again while a slider of the experiment is dragged, and stored when it is let go (Ctrl+L)</source>
        <translation>El barrido se entrena de nuevo mientras se arrastra un deslizador del experimento, y se guarda al soltarlo (Ctrl+L)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>R&amp;eanudar</translation>
    </message>
    <message>
        <source>The experiment has a problem; see the marked fields.</source>
        <translation>El experimento tiene un problema; véanse los campos marcados.</translation>
    </message>
    <message>
        <source>Trains the whole sweep (Space)</source>
        <translation>Entrena todo el barrido (Espacio)</translation>
    </message>
    <message>
        <source>Goes on training (Space)</source>
        <translation>Continúa el entrenamiento (Espacio)</translation>
    </message>
    <message>
        <source>Holds all runs (Space)</source>
        <translation>Detiene por un momento todas las ejecuciones (Espacio)</translation>
    </message>
    <message>
        <source>Stops the sweep; Resume goes on with the runs that are missing</source>
        <translation>Detiene el barrido; Reanudar continúa con las ejecuciones que faltan</translation>
    </message>
</context>
<context>
    <name>dpfm::views::RunCount</name>
    <message>
        <source>Runs: %1 · weights: %2</source>
        <translation>Ejecuciones: %1 · pesos: %2</translation>
    </message>
    <message>
        <source>The time is an estimate, from short trials of %1 of %2 bundles of runs on this machine.</source>
        <translation>El tiempo es una estimación, a partir de pruebas cortas de %1 de %2 grupos de ejecuciones en este equipo.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::RunStatus</name>
    <message>
        <source>%1 s left</source>
        <translation>faltan %1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation>faltan %1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>faltan %1 h %2 min</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>Progreso del barrido</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Live: %1 of %2 runs</source>
        <translation>En vivo: %1 de %2 ejecuciones</translation>
    </message>
    <message>
        <source>seed %1 of %2</source>
        <translation>semilla %1 de %2</translation>
    </message>
    <message>
        <source>not stored: read-only</source>
        <translation>sin guardar: solo lectura</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>The experiment cannot be run as it is</source>
        <translation>El experimento no puede ejecutarse tal como está</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 de %2 ejecuciones</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 muestras/s</translation>
    </message>
    <message numerus="yes">
        <source>Live: %n run(s) in %1 s</source>
        <translation>
            <numerusform>En vivo: %n ejecución en %1 s</numerusform>
            <numerusform>En vivo: %n ejecuciones en %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dpfm::views::RunsMenu</name>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ocultar</translation>
    </message>
    <message>
        <source>Show &amp;only these</source>
        <translation>Mostrar &amp;solo estas</translation>
    </message>
    <message>
        <source>Show only what the table &amp;lists</source>
        <translation>Mostrar solo lo que &amp;lista la tabla</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Mostrar &amp;todas</translation>
    </message>
    <message>
        <source>&amp;Invert what is shown</source>
        <translation>&amp;Invertir lo mostrado</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Fijar</translation>
    </message>
    <message>
        <source>Edit &amp;note</source>
        <translation>Editar &amp;nota</translation>
    </message>
    <message>
        <source>&amp;Delete runs</source>
        <translation>&amp;Borrar ejecuciones</translation>
    </message>
    <message>
        <source>&amp;Bring back what was deleted</source>
        <translation>&amp;Recuperar lo borrado</translation>
    </message>
    <message>
        <source>The document is open for reading only.</source>
        <translation>El documento está abierto solo para lectura.</translation>
    </message>
    <message>
        <source>&amp;Hide	Ctrl+Space</source>
        <translation>&amp;Ocultar	Ctrl+Espacio</translation>
    </message>
    <message>
        <source>S&amp;how	Ctrl+Space</source>
        <translation>&amp;Mostrar	Ctrl+Espacio</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>Dejar de &amp;fijar</translation>
    </message>
    <message>
        <source>&amp;Bring back what was deleted (%1)</source>
        <translation>&amp;Recuperar lo borrado (%1)</translation>
    </message>
    <message>
        <source>The sweep is not in the file yet.</source>
        <translation>El barrido aún no está en el archivo.</translation>
    </message>
    <message>
        <source>Run %1 was deleted. Edit › Undo brings it back.</source>
        <translation>Se borró la ejecución %1. Editar › Deshacer la recupera.</translation>
    </message>
    <message>
        <source>%1 runs were deleted. Edit › Undo brings them back.</source>
        <translation>Se borraron %1 ejecuciones. Editar › Deshacer las recupera.</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Color</translation>
    </message>
    <message>
        <source>The colour of its register count.</source>
        <translation>El color de su número de registros.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::RunsPanel</name>
    <message>
        <source>&amp;Filter runs</source>
        <translation>&amp;Filtrar ejecuciones</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Every Run starts a sweep of its own; earlier ones stay here.</source>
        <translation>Cada Ejecutar inicia un barrido propio; los anteriores se conservan aquí.</translation>
    </message>
    <message>
        <source>Notes on this sweep</source>
        <translation>Notas de este barrido</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Filtrar ejecuciones</translation>
    </message>
    <message>
        <source>Filter, such as  registers &lt;= 16 and corpus = 200</source>
        <translation>Filtro, como  registers &lt;= 16 and corpus = 200</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Agrupar por</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Which columns are seen; so does a right click on their titles.</source>
        <translation>Qué columnas se ven; también con un clic derecho en sus títulos.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>&lt;p&gt;Lists the runs for which this holds (Ctrl+F; Escape clears it). Compare a field with =, !=, &amp;lt;, &amp;lt;=, &amp;gt;, &amp;gt;= or, for text, ~ (contains); join by and, or, not and parentheses.&lt;/p&gt;&lt;p&gt;Fields: %1.&lt;/p&gt;&lt;p&gt;registers = all is above every number; note ~ &quot;odd one&quot; finds a note.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Lista las ejecuciones para las que esto se cumple (Ctrl+F; Escape lo borra). Compare un campo con =, !=, &amp;lt;, &amp;lt;=, &amp;gt;, &amp;gt;= o, para texto, ~ (contiene); combine con and, or, not y paréntesis.&lt;/p&gt;&lt;p&gt;Campos: %1.&lt;/p&gt;&lt;p&gt;registers = all está por encima de todo número; note ~ &quot;la rara&quot; encuentra una nota.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 ejecuciones</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 de %2 ejecuciones</translation>
    </message>
    <message>
        <source>%1, %2 deleted</source>
        <translation>%1, %2 borradas</translation>
    </message>
</context>
<context>
    <name>dpfm::views::SecondOrderPage</name>
    <message>
        <source>Rate of gradient steps</source>
        <translation>Tasa de los pasos de gradiente</translation>
    </message>
    <message>
        <source>Newton step</source>
        <translation>Paso de Newton</translation>
    </message>
    <message>
        <source>Gradient step</source>
        <translation>Paso de gradiente</translation>
    </message>
    <message>
        <source>Moves the values by the Newton step.</source>
        <translation>Mueve los valores el paso de Newton.</translation>
    </message>
    <message>
        <source>Moves the values by −rate times the gradient.</source>
        <translation>Mueve los valores −tasa por el gradiente.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Second derivatives, gradient and Newton step</source>
        <translation>Segundas derivadas, gradiente y paso de Newton</translation>
    </message>
    <message>
        <source>Eigenvalues of the Hessian: %1 to %2.</source>
        <translation>Valores propios de la hessiana: de %1 a %2.</translation>
    </message>
    <message>
        <source>“%1” is not a number; the rate stays as it was.</source>
        <translation>«%1» no es un número; la tasa queda como estaba.</translation>
    </message>
    <message>
        <source>A rate is above 0 and at most %1; it stays as it was.</source>
        <translation>Una tasa es mayor que 0 y como máximo %1; queda como estaba.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>Buscar una tecla</translation>
    </message>
    <message>
        <source>Find, such as  zoom  or  F5</source>
        <translation>Buscar, como  ampliar  o  F5</translation>
    </message>
    <message>
        <source>Lists the keys whose name or meaning has these letters.</source>
        <translation>Lista las teclas cuyo nombre o significado contiene estas letras.</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>Las teclas y lo que hacen</translation>
    </message>
    <message>
        <source>All keys: those of the menus work everywhere, the others in the part of the window that is named.</source>
        <translation>Todas las teclas: las de los menús funcionan en todas partes; las demás, en la parte de la ventana que se nombra.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Run, pause, go on; where the live run is shown and was used, play and pause it</source>
        <translation>Ejecutar, pausar, continuar; donde se muestra la ejecución en vivo y ya se usó, reproducirla y pausarla</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>What the control with the keys is for</source>
        <translation>Para qué sirve el control que tiene el teclado</translation>
    </message>
    <message>
        <source>Shift+F1</source>
        <translation>Mayús+F1</translation>
    </message>
    <message>
        <source>Ends the presentation or the tour</source>
        <translation>Termina la presentación o el recorrido</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Escape</translation>
    </message>
    <message>
        <source>The next step of the tour, the one before</source>
        <translation>El paso siguiente del recorrido, el anterior</translation>
    </message>
    <message>
        <source>F4, Shift+F4</source>
        <translation>F4, Mayús+F4</translation>
    </message>
    <message>
        <source>On a slider</source>
        <translation>En un deslizador</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>Un paso</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>Back to before it was dragged</source>
        <translation>Volver a como estaba antes de arrastrarlo</translation>
    </message>
    <message>
        <source>In the curves</source>
        <translation>En las curvas</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Ampliar y reducir</translation>
    </message>
    <message>
        <source>+ −</source>
        <translation>+ −</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Zoom, move, show all</source>
        <translation>Ampliar, mover, ver todo</translation>
    </message>
    <message>
        <source>Wheel, drag, double click</source>
        <translation>Rueda, arrastrar, doble clic</translation>
    </message>
    <message>
        <source>In the network</source>
        <translation>En la red</translation>
    </message>
    <message>
        <source>Move between neurons</source>
        <translation>Moverse entre neuronas</translation>
    </message>
    <message>
        <source>Follow a weight of the chosen neuron</source>
        <translation>Seguir un peso de la neurona elegida</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Re Pág, Av Pág</translation>
    </message>
    <message>
        <source>Edit the weight that is followed</source>
        <translation>Editar el peso que se sigue</translation>
    </message>
    <message>
        <source>Enter, F2</source>
        <translation>Intro, F2</translation>
    </message>
    <message>
        <source>A neuron more or less in the layer</source>
        <translation>Una neurona más o menos en la capa</translation>
    </message>
    <message>
        <source>Insert, Delete</source>
        <translation>Insertar, Supr</translation>
    </message>
    <message>
        <source>All that can be done with the layer</source>
        <translation>Todo lo que puede hacerse con la capa</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Mayús+F10</translation>
    </message>
    <message>
        <source>Choose no neuron</source>
        <translation>No elegir ninguna neurona</translation>
    </message>
    <message>
        <source>In the confusion matrix</source>
        <translation>En la matriz de confusión</translation>
    </message>
    <message>
        <source>Move between cells</source>
        <translation>Moverse entre celdas</translation>
    </message>
    <message>
        <source>Show a sample of the cell</source>
        <translation>Mostrar una muestra de la celda</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>In the table of runs</source>
        <translation>En la tabla de ejecuciones</translation>
    </message>
    <message>
        <source>Show or hide the run</source>
        <translation>Mostrar u ocultar la ejecución</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Ctrl+Espacio</translation>
    </message>
    <message>
        <source>All that can be done with it</source>
        <translation>Todo lo que puede hacerse con ella</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Editar la nota</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>In Autodiff, Two passes and Toper</source>
        <translation>En Autodiff, Dos pasadas y Toper</translation>
    </message>
    <message>
        <source>A step on, a step back</source>
        <translation>Un paso adelante, un paso atrás</translation>
    </message>
    <message>
        <source>→ ←</source>
        <translation>→ ←</translation>
    </message>
    <message>
        <source>To the start, to the end</source>
        <translation>Al principio, al final</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Inicio, Fin</translation>
    </message>
    <message>
        <source>Play, pause</source>
        <translation>Reproducir, pausar</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>In Autodiff&apos;s graph</source>
        <translation>En el grafo de Autodiff</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Mostrarlo entero</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
</context>
<context>
    <name>dpfm::views::StepBar</name>
    <message>
        <source>Reset</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Before the first step (Home)</source>
        <translation>Antes del primer paso (Inicio)</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>Un paso atrás (Izquierda)</translation>
    </message>
    <message>
        <source>Goes on by itself, from the start if it is at the end (P)</source>
        <translation>Avanza por sí solo, desde el principio si está al final (P)</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>Un paso adelante (Derecha)</translation>
    </message>
    <message>
        <source>After the last step (End)</source>
        <translation>Tras el último paso (Fin)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Paso mostrado</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Velocidad de reproducción</translation>
    </message>
    <message>
        <source>Steps a second while it plays, %1 to %2</source>
        <translation>Pasos por segundo al reproducir, de %1 a %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>dpfm::views::StyleRow</name>
    <message>
        <source>Sa&amp;ve style…</source>
        <translation>Gu&amp;ardar estilo…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>(own settings)</source>
        <translation>(ajustes propios)</translation>
    </message>
    <message>
        <source>Keep these settings under a name.</source>
        <translation>Guarda estos ajustes con un nombre.</translation>
    </message>
    <message>
        <source>Delete the chosen style, if it is one of your own.</source>
        <translation>Borra el estilo elegido, si es propio.</translation>
    </message>
    <message>
        <source>Delete style</source>
        <translation>Borrar estilo</translation>
    </message>
    <message>
        <source>St&amp;yle</source>
        <translation>&amp;Estilo</translation>
    </message>
    <message>
        <source>How figures look, by name.</source>
        <translation>El aspecto de las figuras, por su nombre.</translation>
    </message>
    <message>
        <source>These styles cannot be read:</source>
        <translation>Estos estilos no pueden leerse:</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>Guardar estilo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>There is a style %1. Replace it?</source>
        <translation>Ya hay un estilo %1. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>Delete the style %1?</source>
        <translation>¿Borrar el estilo %1?</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Estilos</translation>
    </message>
</context>
<context>
    <name>dpfm::views::SweptFieldsEditor</name>
    <message>
        <source>Vary another setting</source>
        <translation>Variar otro ajuste</translation>
    </message>
    <message>
        <source>each with each</source>
        <translation>cada uno con cada uno</translation>
    </message>
    <message>
        <source>value by value</source>
        <translation>valor a valor</translation>
    </message>
    <message>
        <source>Each with each: every value of one setting with every value of the others. Value by value: the first values together, then the second ones.</source>
        <translation>Cada uno con cada uno: cada valor de un ajuste con cada valor de los demás. Valor a valor: los primeros valores juntos, luego los segundos.</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>Combinados</translation>
    </message>
    <message>
        <source>Trains every value of another setting of the experiment: learning rate, hidden layers, batch size, …</source>
        <translation>Entrena cada valor de otro ajuste del experimento: tasa de aprendizaje, capas ocultas, tamaño de lote…</translation>
    </message>
    <message>
        <source>Combination of settings</source>
        <translation>Combinación de ajustes</translation>
    </message>
    <message>
        <source>Varied setting %1</source>
        <translation>Ajuste variado %1</translation>
    </message>
    <message>
        <source>Vary this setting no longer</source>
        <translation>Dejar de variar este ajuste</translation>
    </message>
    <message>
        <source>Remove varied setting %1</source>
        <translation>Quitar el ajuste variado %1</translation>
    </message>
    <message>
        <source>Values of varied setting %1</source>
        <translation>Valores del ajuste variado %1</translation>
    </message>
    <message>
        <source>Values with commas between them, or a range: 1..5, 0.1..0.5 in 5, 0.001..0.1 in 3 log.</source>
        <translation>Valores separados por comas, o un intervalo: 1..5, 0.1..0.5 in 5, 0.001..0.1 in 3 log.</translation>
    </message>
    <message>
        <source>Vary one setting less</source>
        <translation>Variar un ajuste menos</translation>
    </message>
    <message>
        <source>Varied setting</source>
        <translation>Ajuste variado</translation>
    </message>
    <message>
        <source>Varied values</source>
        <translation>Valores variados</translation>
    </message>
</context>
<context>
    <name>dpfm::views::TableCopies</name>
    <message>
        <source>Copied the table.</source>
        <translation>Se copió la tabla.</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Guardar tabla</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 escrito.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ToperCanvas</name>
    <message>
        <source>The cells of the toper</source>
        <translation>Las celdas del toper</translation>
    </message>
    <message>
        <source>Dropped out: %1</source>
        <translation>Caídos: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En espera: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>dpfm::views::ToperView</name>
    <message>
        <source>Circuit</source>
        <translation>Circuito</translation>
    </message>
    <message>
        <source>Cycles and trees</source>
        <translation>Ciclos y árboles</translation>
    </message>
    <message>
        <source>Whose candidates</source>
        <translation>De quién son los candidatos</translation>
    </message>
    <message>
        <source>chosen neuron</source>
        <translation>neurona elegida</translation>
    </message>
    <message>
        <source>example</source>
        <translation>ejemplo</translation>
    </message>
    <message>
        <source>The candidates of the neuron that is chosen in the tab Network, or the published example: 20 random candidates for 16 registers.</source>
        <translation>Los candidatos de la neurona elegida en la pestaña Red, o el ejemplo publicado: 20 candidatos aleatorios para 16 registros.</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Celdas</translation>
    </message>
    <message>
        <source>R cells</source>
        <translation>R celdas</translation>
    </message>
    <message>
        <source> cells</source>
        <translation> celdas</translation>
    </message>
    <message>
        <source>Cells of the chain; at the lowest, one for each register.</source>
        <translation>Celdas de la cadena; en el mínimo, una por registro.</translation>
    </message>
    <message>
        <source>When candidates enter</source>
        <translation>Cuándo entran los candidatos</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>segmentado</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>uno tras otro</translation>
    </message>
    <message>
        <source>Pipelined: a candidate enters as soon as the first cell is free.</source>
        <translation>Segmentado: un candidato entra en cuanto la primera celda queda libre.</translation>
    </message>
    <message>
        <source>Cycles of an exchange</source>
        <translation>Ciclos de un intercambio</translation>
    </message>
    <message>
        <source>cycles each: </source>
        <translation>ciclos cada uno: </translation>
    </message>
    <message>
        <source>That a cell takes to compare and exchange; the published formula has 3.</source>
        <translation>Los que necesita una celda para comparar e intercambiar; la fórmula publicada tiene 3.</translation>
    </message>
    <message>
        <source>equal ids merged</source>
        <translation>ids iguales unidos</translation>
    </message>
    <message>
        <source>As the method has it: gradients of equal ids are added before they enter. Otherwise each enters for itself, and the cells may hold an id twice.</source>
        <translation>Como en el método: los gradientes de ids iguales se suman antes de entrar. Si no, cada uno entra por su cuenta, y las celdas pueden contener un id dos veces.</translation>
    </message>
    <message>
        <source>Space or P, in the picture.</source>
        <translation>Espacio o P, en la imagen.</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Ciclo</translation>
    </message>
    <message>
        <source>Cycles a second</source>
        <translation>Ciclos por segundo</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> por segundo</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Home, in the picture.</source>
        <translation>Inicio, en la imagen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>←, in the picture.</source>
        <translation>←, en la imagen.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>→, in the picture.</source>
        <translation>→, en la imagen.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>End, in the picture.</source>
        <translation>Fin, en la imagen.</translation>
    </message>
    <message>
        <source>Why the published cycles and the counted ones differ</source>
        <translation>Por qué difieren los ciclos publicados y los contados</translation>
    </message>
    <message>
        <source>Topers of the tree</source>
        <translation>Topers del árbol</translation>
    </message>
    <message>
        <source>Tree of </source>
        <translation>Árbol de </translation>
    </message>
    <message>
        <source> topers</source>
        <translation> topers</translation>
    </message>
    <message>
        <source>The candidates are dealt to so many topers, which work at the same time. Then they are joined in pairs: one empties its cells into the other.</source>
        <translation>Los candidatos se reparten entre ese número de topers, que trabajan a la vez. Después se unen por parejas: uno vacía sus celdas en el otro.</translation>
    </message>
    <message>
        <source>Cycles of the tree</source>
        <translation>Ciclos del árbol</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>cycle %1 of %2</source>
        <translation>ciclo %1 de %2</translation>
    </message>
    <message>
        <source>Published: %1 cycles.</source>
        <translation>Publicado: %1 ciclos.</translation>
    </message>
    <message>
        <source>Published: nothing for so few candidates.</source>
        <translation>Publicado: nada para tan pocos candidatos.</translation>
    </message>
    <message>
        <source>Counted: %1 one after the other, %2 pipelined, %3 comparisons.</source>
        <translation>Contado: %1 uno tras otro, %2 segmentado, %3 comparaciones.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::TourCallout</name>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Ends the tour (Escape); Help › Tour begins it again.</source>
        <translation>Termina el recorrido (Escape); Ayuda › Recorrido lo empieza de nuevo.</translation>
    </message>
    <message>
        <source>The step before (Shift+F4)</source>
        <translation>El paso anterior (Mayús+F4)</translation>
    </message>
    <message>
        <source>The next step (F4)</source>
        <translation>El paso siguiente (F4)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>dpfm::views::TwoPassView</name>
    <message>
        <source>Probe sample</source>
        <translation>Muestra sonda</translation>
    </message>
    <message>
        <source>Which sample of the validation part goes through the network.</source>
        <translation>Qué muestra de la parte de validación pasa por la red.</translation>
    </message>
    <message>
        <source>Registers of DPFM&apos;s pass</source>
        <translation>Registros de la pasada de DPFM</translation>
    </message>
    <message>
        <source>R, the registers each neuron keeps; 0 keeps all. The run stays as it was trained.</source>
        <translation>R, los registros que conserva cada neurona; 0 los conserva todos. La ejecución queda como se entrenó.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>No network yet: press Run.</source>
        <translation>Aún no hay red: pulse Ejecutar.</translation>
    </message>
    <message>
        <source>Validation sample</source>
        <translation>Muestra de validación</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Backpropagation: two passes</source>
        <translation>Retropropagación: dos pasadas</translation>
    </message>
    <message>
        <source>DPFM: one pass</source>
        <translation>DPFM: una pasada</translation>
    </message>
    <message>
        <source>Dashed: not computed yet. Hatched: given up, as no later step reads it.</source>
        <translation>A trazos: aún sin calcular. Rayado: abandonado, pues ningún paso posterior lo lee.</translation>
    </message>
    <message>
        <source>Numbers kept by both methods</source>
        <translation>Números guardados por ambos métodos</translation>
    </message>
    <message>
        <source>A count of what each method needs, number by number, not of what a program allocates. The weights themselves are left out.</source>
        <translation>Un recuento de lo que necesita cada método, número a número, no de lo que reserva un programa. Los pesos mismos no se cuentan.</translation>
    </message>
    <message>
        <source>Numbers kept by step</source>
        <translation>Números guardados por paso</translation>
    </message>
    <message>
        <source>Two passes, step by step</source>
        <translation>Dos pasadas, paso a paso</translation>
    </message>
    <message>
        <source>Numbers kept, step by step</source>
        <translation>Números guardados, paso a paso</translation>
    </message>
    <message>
        <source>Backpropagation&apos;s two passes and DPFM&apos;s one</source>
        <translation>Las dos pasadas de la retropropagación y la única de DPFM</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WeightCard</name>
    <message>
        <source>%1
w = %2
%3
carried by %4 of %5 neurons</source>
        <translation>%1
w = %2
%3
lo llevan %4 de %5 neuronas</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WeightField</name>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>%1: Enter sets the weight, Escape leaves it.</source>
        <translation>%1: Intro fija el peso, Escape lo deja.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WhatIfBar</name>
    <message>
        <source>As trained</source>
        <translation>Como se entrenó</translation>
    </message>
    <message>
        <source>Dot what is forgotten</source>
        <translation>Puntear lo que se olvida</translation>
    </message>
    <message>
        <source>What if R =</source>
        <translation>¿Y si R =</translation>
    </message>
    <message>
        <source>Registers of the shown pass</source>
        <translation>Registros de la pasada mostrada</translation>
    </message>
    <message>
        <source>Passes the sample with another number of registers; the run stays as it was trained.</source>
        <translation>Pasa la muestra con otro número de registros; la ejecución queda como se entrenó.</translation>
    </message>
    <message>
        <source>%1, trained with %2</source>
        <translation>%1, entrenada con %2</translation>
    </message>
    <message>
        <source>Ends the what-if.</source>
        <translation>Termina el «y si».</translation>
    </message>
    <message>
        <source>Weights whose gradient reaches no output, so that this sample does not change them, are dotted.</source>
        <translation>Se dibujan con puntos los pesos cuyo gradiente no llega a ninguna salida, de modo que esta muestra no los cambia.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>%1, as trained</source>
        <translation>%1, como se entrenó</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WindowHost</name>
    <message>
        <source>Settings are not kept: %1 cannot be written.</source>
        <translation>Los ajustes no se conservan: no se puede escribir en %1.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WindowLayout</name>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Restablecer &amp;disposición</translation>
    </message>
    <message>
        <source>Without &amp;docks</source>
        <translation>Sin &amp;paneles</translation>
    </message>
    <message>
        <source>&amp;Perspectives</source>
        <translation>P&amp;erspectivas</translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation>&amp;Todo</translation>
    </message>
    <message>
        <source>All panels, as at the first start: experiment, inspector, runs and both tool bars.</source>
        <translation>Todos los paneles, como al empezar por primera vez: experimento, inspector, ejecuciones y ambas barras de herramientas.</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>&amp;Enseñar</translation>
    </message>
    <message>
        <source>The network takes the room, beside what its neurons carry and with the live run&apos;s tool bar.</source>
        <translation>La red ocupa el espacio, junto a lo que llevan sus neuronas y con la barra de la ejecución en vivo.</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparar</translation>
    </message>
    <message>
        <source>What the sweep tells, with its runs below and its experiment beside it.</source>
        <translation>Lo que dice el barrido, con sus ejecuciones debajo y su experimento al lado.</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Artículo</translation>
    </message>
    <message>
        <source>The plots alone, with the filter of their runs; Export is in the tool bar.</source>
        <translation>Solo los gráficos, con el filtro de sus ejecuciones; Exportar está en la barra de herramientas.</translation>
    </message>
    <message>
        <source>Places the panels of this perspective as they were before anything was moved.</source>
        <translation>Coloca los paneles de esta perspectiva como estaban antes de mover nada.</translation>
    </message>
    <message>
        <source>Hides the panels for a while; once more brings them back.</source>
        <translation>Oculta los paneles por un tiempo; otra vez los recupera.</translation>
    </message>
</context>
<context>
    <name>dpfm::views::WorkshopPage</name>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>neuronas</translation>
    </message>
    <message>
        <source>weights a neuron</source>
        <translation>pesos por neurona</translation>
    </message>
    <message>
        <source>1 + R</source>
        <translation>1 + R</translation>
    </message>
    <message>
        <source>multipliers</source>
        <translation>multiplicadores</translation>
    </message>
    <message>
        <source>clock [MHz]</source>
        <translation>reloj [MHz]</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>capas</translation>
    </message>
    <message>
        <source>executions</source>
        <translation>ejecuciones</translation>
    </message>
    <message>
        <source>software 1 [s]</source>
        <translation>software 1 [s]</translation>
    </message>
    <message>
        <source>software 2 [s]</source>
        <translation>software 2 [s]</translation>
    </message>
    <message>
        <source>a pass [ms]</source>
        <translation>una pasada [ms]</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>a kernel call [ms]</source>
        <translation>una llamada al kernel [ms]</translation>
    </message>
    <message>
        <source>The workshop&apos;s arithmetic</source>
        <translation>La cuenta del taller</translation>
    </message>
    <message>
        <source>The workshop&apos;s numbers</source>
        <translation>Los números del taller</translation>
    </message>
    <message>
        <source>The estimate that the workshop made for a device of %1 multipliers: a model, not a measurement.</source>
        <translation>La estimación que el taller hizo para un dispositivo de %1 multiplicadores: un modelo, no una medición.</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Queda fuera:</translation>
    </message>
</context>
</TS>
