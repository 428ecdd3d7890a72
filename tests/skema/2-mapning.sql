BEGIN TRANSACTION;
CREATE TABLE bevilling (
    id INTEGER PRIMARY KEY, nummer TEXT NOT NULL UNIQUE,
    fagsystem TEXT NOT NULL REFERENCES fagsystem (navn),
    myndighed TEXT NOT NULL REFERENCES myndighed (cvr), sag_id INTEGER REFERENCES sag (id),
    enhed_uuid TEXT, enhed_navn TEXT, lokal_enhed TEXT, foelsomhed INTEGER NOT NULL, sted TEXT
) STRICT;
INSERT INTO "bevilling" VALUES(1,'B1001','Cura','11111111',1,NULL,NULL,NULL,2,'["bevillinger.csv", "", "A2"]');
INSERT INTO "bevilling" VALUES(2,'B1002','Cura','11111111',2,NULL,NULL,NULL,3,'["bevillinger.csv", "", "A3"]');
CREATE TABLE bevillingspart (
    bevilling_id INTEGER NOT NULL REFERENCES bevilling (id), nr INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id), rolle TEXT NOT NULL, id_type TEXT NOT NULL,
    navn TEXT NOT NULL, fra TEXT, til TEXT,
    PRIMARY KEY (bevilling_id, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "bevillingspart" VALUES(1,0,1,'Bevillingsmodtager','CPR','',NULL,NULL);
INSERT INTO "bevillingspart" VALUES(2,0,1,'Bevillingsmodtager','CPR','',NULL,NULL);
CREATE TABLE dagsum (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, op_til INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra)
) STRICT, WITHOUT ROWID;
INSERT INTO "dagsum" VALUES(1,'2023-05-02',1);
INSERT INTO "dagsum" VALUES(2,'2024-03-18',1);
INSERT INTO "dagsum" VALUES(3,'2024-01-22',1);
INSERT INTO "dagsum" VALUES(4,'2023-05-02',1);
INSERT INTO "dagsum" VALUES(5,'2024-03-18',1);
CREATE TABLE dokument (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, titel TEXT NOT NULL,
    type TEXT NOT NULL, dato TEXT NOT NULL, dokumenttitel TEXT NOT NULL,
    foelsomhed INTEGER NOT NULL, undtaget_for_borger INTEGER NOT NULL,
    PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE enhedsmapning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    lokal_enhed TEXT NOT NULL, fk_enhed TEXT, fra TEXT, sted TEXT, bemaerkning TEXT NOT NULL,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "enhedsmapning" VALUES('model-1',0,'Sundhed og Ældre','9334c3ae-6e8c-44ee-bcf3-c74ba98147ff',NULL,'["organisationsark.csv", "", "E2"]','');
INSERT INTO "enhedsmapning" VALUES('model-1',1,'Visitation Syd - Social','9d60e2db-1df0-480a-be52-5f4f9543b1d7',NULL,'["organisationsark.csv", "", "E3"]','');
INSERT INTO "enhedsmapning" VALUES('model-2',0,'Sundhed og Ældre','9334c3ae-6e8c-44ee-bcf3-c74ba98147ff',NULL,'["organisationsark.csv", "", "E2"]','');
INSERT INTO "enhedsmapning" VALUES('model-2',1,'Visitation Syd - Social','9d60e2db-1df0-480a-be52-5f4f9543b1d7',NULL,'["organisationsark.csv", "", "E3"]','');
INSERT INTO "enhedsmapning" VALUES('model-2',2,'Visitation Syd - Omsorg',NULL,NULL,'["organisationsark.csv", "", "E4"]','Forskel i navnet - rettes op i Cura');
INSERT INTO "enhedsmapning" VALUES('model-2',3,'Hverdagsrehabilitering',NULL,NULL,'["organisationsark.csv", "", "E5"]','Leder opad i Cura');
INSERT INTO "enhedsmapning" VALUES('model-2',4,'Andebakkens plejehjem',NULL,NULL,'["organisationsark.csv", "", "E6"]','');
INSERT INTO "enhedsmapning" VALUES('model-2',5,'Myndighed C','addb2e4a-fa02-4464-b54c-7c75dccc2a1b',NULL,'["organisationsark.csv", "", "E7"]','');
INSERT INTO "enhedsmapning" VALUES('vores-egen',0,'Sundhed og Ældre','9334c3ae-6e8c-44ee-bcf3-c74ba98147ff',NULL,'["organisationsark.csv", "", "E2"]','');
INSERT INTO "enhedsmapning" VALUES('vores-egen',1,'Visitation Syd - Social','9d60e2db-1df0-480a-be52-5f4f9543b1d7',NULL,'["organisationsark.csv", "", "E3"]','');
CREATE TABLE faelles_ydelsestype (
    titel TEXT PRIMARY KEY, kle TEXT, beskrivelse TEXT NOT NULL
) STRICT;
CREATE TABLE fagsystem (
    navn TEXT PRIMARY KEY, uuid TEXT NOT NULL, via_eksport INTEGER NOT NULL, aabnet TEXT
) STRICT;
INSERT INTO "fagsystem" VALUES('Cura','e54da5d7-599d-4199-9f75-d342ee5ed1b9',1,NULL);
INSERT INTO "fagsystem" VALUES('KSD','b9aff65d-a111-46a4-83b7-4f84665cf881',0,'2020-09-01');
INSERT INTO "fagsystem" VALUES('KY','06d5184b-ca5b-4b70-ae2c-38b10f5ca356',0,'2020-09-01');
INSERT INTO "fagsystem" VALUES('KMD SAG','c8653363-b4c1-43e1-988f-c474ee94c6dd',0,'2019-03-01');
INSERT INTO "fagsystem" VALUES('Jobcenter','b6c7de54-7c0a-4192-8a36-55617f4b1fe3',0,'2021-12-01');
INSERT INTO "fagsystem" VALUES('Byg og Miljø','44ee8dc2-a6f4-440f-89ef-f12963bf6228',0,'2022-06-01');
INSERT INTO "fagsystem" VALUES('UDK','f94ea0d8-242d-4065-b9e9-05152731b8ad',0,'2021-06-01');
INSERT INTO "fagsystem" VALUES('ESDH','0832e3f2-ede3-4dc1-b21c-c5ad1b06af45',0,'2024-05-01');
CREATE TABLE familierelation (
    person TEXT NOT NULL REFERENCES person (slug), relation TEXT NOT NULL,
    til TEXT NOT NULL REFERENCES person (slug),
    PRIMARY KEY (person, relation, til)
) STRICT, WITHOUT ROWID;
CREATE TABLE fk_enhed (
    uuid TEXT PRIMARY KEY, navn TEXT NOT NULL, overordnet TEXT, status TEXT NOT NULL,
    aktiv_fra TEXT, aktiv_til TEXT, brugervendt_noegle TEXT NOT NULL,
    adresser TEXT NOT NULL CHECK (json_valid(adresser)),
    henvendelsessteder TEXT NOT NULL CHECK (json_valid(henvendelsessteder)),
    opgaver TEXT NOT NULL CHECK (json_valid(opgaver))
) STRICT;
CREATE TABLE forloebstrin (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, dato TEXT NOT NULL,
    tekst TEXT NOT NULL, PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE fund (
    nr INTEGER PRIMARY KEY, kode TEXT NOT NULL, alvor TEXT NOT NULL, fil TEXT NOT NULL,
    ark TEXT NOT NULL, celle TEXT NOT NULL, vaerdi TEXT NOT NULL, tekst TEXT NOT NULL,
    ventet TEXT NOT NULL
) STRICT;
INSERT INTO "fund" VALUES(1,'UUID_UGYLDIG','fejl','organisationsark.csv','','E4','aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90','UUID''et er ikke gyldigt: det har 31 hexcifre.','32 hexcifre i grupper på 8, 4, 4, 4 og 12. Kopiér det fra FK Organisation igen.');
INSERT INTO "fund" VALUES(2,'MAPPES_UDEN_UUID','fejl','organisationsark.csv','','E4','Visitation Syd - Omsorg','»Skal de mappes« er ja, men rækken har ikke et gyldigt UUID. Enheden er ikke mappet.','Skriv enhedens UUID fra FK Organisation, eller skriv nej.');
CREATE TABLE gruppe (
    id INTEGER PRIMARY KEY, slags TEXT NOT NULL, egenskaber TEXT NOT NULL,
    -- 1 for the citizen through whom the object itself is counted, so that it counts once
    hoved INTEGER NOT NULL, lokal_enhed TEXT, sagstype TEXT, lokal_ydelse TEXT,
    UNIQUE (slags, egenskaber, hoved, lokal_enhed, sagstype, lokal_ydelse)
) STRICT;
INSERT INTO "gruppe" VALUES(1,'sag','{"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "fremdrift": "Afgjort", "parter": [["Primær part", true, "CPR", true]], "byggesag": false, "ejer": false, "bopael": "11111111", "visning": []}',1,'Visitation Syd - Social','Boligindretning',NULL);
INSERT INTO "gruppe" VALUES(2,'sag','{"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "fremdrift": "Afgjort", "parter": [["Primær part", true, "CPR", true]], "byggesag": false, "ejer": false, "bopael": "11111111", "visning": []}',1,'Visitation Syd - Omsorg','Hjemmehjælp',NULL);
INSERT INTO "gruppe" VALUES(3,'sag','{"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "fremdrift": "Afgjort", "parter": [["Primær part", true, "CPR", true]], "byggesag": false, "ejer": false, "bopael": "11111111", "visning": []}',1,'Visitation Syd - Omsorg','Madservice',NULL);
INSERT INTO "gruppe" VALUES(4,'ydelse','{"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "parter": [["Bevillingsmodtager", true, "CPR", true]], "begyndt": true, "aktiv": true, "bopael": "11111111", "sag": {"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "fremdrift": "Afgjort", "parter": [["Primær part", true, "CPR", true]], "byggesag": false, "ejer": false, "bopael": "11111111", "visning": []}}',1,'Visitation Syd - Social','Boligindretning','Boligændring');
INSERT INTO "gruppe" VALUES(5,'ydelse','{"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "parter": [["Bevillingsmodtager", true, "CPR", true]], "begyndt": true, "aktiv": true, "bopael": "11111111", "sag": {"fagsystem": "Cura", "myndighed": "11111111", "kle": null, "enhed": null, "fremdrift": "Afgjort", "parter": [["Primær part", true, "CPR", true]], "byggesag": false, "ejer": false, "bopael": "11111111", "visning": []}}',1,'Visitation Syd - Omsorg','Hjemmehjælp','Rengøring (FSIII)');
CREATE TABLE haendelse (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, dato TEXT NOT NULL,
    tekst TEXT NOT NULL, enhed TEXT, fremdrift TEXT, sagsbehandler TEXT,
    PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "haendelse" VALUES(1,0,'2023-02-14','Ansøgning modtaget','Visitation Syd - Social','Opstaaet',NULL);
INSERT INTO "haendelse" VALUES(1,1,'2023-03-20','Hjemmebesøg gennemført',NULL,'Oplyst',NULL);
INSERT INTO "haendelse" VALUES(1,2,'2023-05-02','Afgørelse truffet',NULL,'Afgjort',NULL);
INSERT INTO "haendelse" VALUES(2,0,'2021-09-06','Ansøgning modtaget','Visitation Syd - Omsorg','Opstaaet',NULL);
INSERT INTO "haendelse" VALUES(2,1,'2021-09-20','Sagen oplyses',NULL,'Oplyst',NULL);
INSERT INTO "haendelse" VALUES(2,2,'2021-10-01','Afgørelse truffet',NULL,'Afgjort',NULL);
INSERT INTO "haendelse" VALUES(2,3,'2024-03-18','Revisitation',NULL,NULL,NULL);
INSERT INTO "haendelse" VALUES(3,0,'2024-01-09','Ansøgning modtaget','Visitation Syd - Omsorg','Opstaaet',NULL);
INSERT INTO "haendelse" VALUES(3,1,'2024-01-15','Sagen oplyses',NULL,'Oplyst',NULL);
INSERT INTO "haendelse" VALUES(3,2,'2024-01-22','Afgørelse truffet',NULL,'Afgjort',NULL);
CREATE TABLE journalnotat (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, titel TEXT NOT NULL,
    dato TEXT NOT NULL, PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE kildefil (navn TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
INSERT INTO "kildefil" VALUES('bevillinger.csv',X'EFBBBF426576696C6C696E673B46616773797374656D3B536167736E756D6D65723B4D796E6469676865643B4D6F6474616765723B4D6F647461676572726F6C6C653B456E6865643B416E737661726C696720656E68656420555549443B416E737661726C696720656E6865643B46C3B86C736F6D6865640D0A42313030313B437572613B435552412D323032332D303130313B31313131313131313B6E616E63793B426576696C6C696E67736D6F6474616765723B3B3B3B320D0A42313030323B437572613B435552412D323032312D303038383B31313131313131313B6E616E63793B426576696C6C696E67736D6F6474616765723B3B3B3B330D0A');
INSERT INTO "kildefil" VALUES('fagsystemer.csv',X'EFBBBF46616773797374656D3B555549443B56696120437572612D656B73706F72743BC385626E65740D0A437572613B65353464613564372D353939642D343139392D396637352D6433343265653565643162393B6A613B0D0A4B53443B62396166663635642D613131312D343661342D383362372D3466383436363563663838313B3B323032302D30392D30310D0A4B593B30366435313834622D636135622D346237302D616532632D3338623130663563613335363B3B323032302D30392D30310D0A4B4D44205341473B63383635333336332D623463312D343365312D393838662D6334373465653934633664643B3B323031392D30332D30310D0A4A6F6263656E7465723B62366337646535342D376330612D343139322D386133362D3535363137663462316665333B3B323032312D31322D30310D0A427967206F67204D696C6AC3B83B34346565386463322D613666342D343430662D383965662D6631323936336266363232383B3B323032322D30362D30310D0A55444B3B66393465613064382D323432642D343036352D623965392D3035313532373331623861643B3B323032312D30362D30310D0A455344483B30383332653366322D656465332D346463312D623231632D6335616431623036616634353B3B323032342D30352D30310D0A');
INSERT INTO "kildefil" VALUES('forberedelsesark.csv',X'EFBBBF4C6F6B616C207964656C736573747970653B4576742E20C2A72074696C206C6F6B616C207964656C736573747970653B46C3A66C6C65736B6F6D6D756E616C207964656C736573747970653B4B4C452D6E7220666F72207964656C736573747970656E3B4B6E79747465742074696C206876696C6B656E206C6F6B616C2073616773747970653B4576742E20C2A7C2A72074696C2073616773747970656E3B4B4C452D6E756D6D6572206F6720746974656C0D0A4469C3A674697374204B4F4C3B53554C20C2A73131393B4469C3A674626568616E646C696E673B32392E30392E30383B53756E64686564736DC3A67373696720666F726562796767656C736573696E64736174733B53554C20C2A73131393B32392E30392E30382050617469656E7472657474657420666F726562796767656C73650D0A4469C3A6746973742044696162657465733B53554C20C2A73131393B4469C3A674626568616E646C696E673B32392E30392E30383B53756E64686564736DC3A67373696720666F726562796767656C736573696E64736174733B53554C20C2A73131393B32392E30392E30382050617469656E7472657474657420666F726562796767656C73650D0A486A657274656B6172202D2073616D74616C6520762E20666F726CC3B862736B6F6F7264696E61746F723B53554C20C2A73131393B41666B6C6172656E64652073616D74616C653B32392E30392E30383B53756E64686564736DC3A67373696720666F726562796767656C736573696E64736174733B53554C20C2A73131393B32392E30392E30382050617469656E7472657474657420666F726562796767656C73650D0A4469C3A67469737420677261766964653B53554C20C2A73131393B3B3B53756E64686564736DC3A67373696720666F726562796767656C736573696E64736174733B3B0D0A426F6C6967C3A66E6472696E673B53454C20C2A73131363B426F6C6967696E647265746E696E673B32372E35312E30343B426F6C6967696E647265746E696E673B53454C20C2A73131363B32372E35312E303420426F6C6967696E647265746E696E670A52656E67C3B872696E6720284653494949293B53454C20C2A738333B52656E67C3B872696E673B32372E33352E30343B486A656D6D65686AC3A66C703B53454C20C2A738333B32372E33352E303420486A656D6D65686AC3A66C700A4D6164736572766963653B53454C20C2A738333B4D6164736572766963653B32372E33352E30383B4D6164736572766963653B53454C20C2A738333B32372E33352E3038204D6164736572766963650A');
INSERT INTO "kildefil" VALUES('haendelser.csv',X'EFBBBF536167736E756D6D65723B4461746F3B48C3A66E64656C73653B456E6865643B4672656D64726966743B53616773626568616E646C65720D0A435552412D323032332D303130313B323032332D30322D31343B416E73C3B8676E696E67206D6F6474616765743B56697369746174696F6E20537964202D20536F6369616C3B4F707374C3A565743B0D0A435552412D323032332D303130313B323032332D30332D32303B486A656D6D65626573C3B8672067656E6E656D66C3B872743B3B4F706C7973743B0D0A435552412D323032332D303130313B323032332D30352D30323B416667C3B872656C736520747275666665743B3B4166676A6F72743B0D0A435552412D323032312D303038383B323032312D30392D30363B416E73C3B8676E696E67206D6F6474616765743B56697369746174696F6E20537964202D204F6D736F72673B4F707374C3A565743B0D0A435552412D323032312D303038383B323032312D30392D32303B536167656E206F706C797365733B3B4F706C7973743B0D0A435552412D323032312D303038383B323032312D31302D30313B416667C3B872656C736520747275666665743B3B4166676A6F72743B0D0A435552412D323032312D303038383B323032342D30332D31383B526576697369746174696F6E3B3B3B0D0A435552412D323032342D303031323B323032342D30312D30393B416E73C3B8676E696E67206D6F6474616765743B56697369746174696F6E20537964202D204F6D736F72673B4F707374C3A565743B0D0A435552412D323032342D303031323B323032342D30312D31353B536167656E206F706C797365733B3B4F706C7973743B0D0A435552412D323032342D303031323B323032342D30312D32323B416667C3B872656C736520747275666665743B3B4166676A6F72743B0D0A');
INSERT INTO "kildefil" VALUES('kommune.csv',X'EFBBBF4B6F6D6D756E653B4356523B4461746F0D0A4B6F727362C3A66B204B6F6D6D756E653B31313131313131313B323032342D30342D30380D0A');
INSERT INTO "kildefil" VALUES('model-1.toml',X'2320456E2076617269616E7420657220C3A9742068656C742073C3A6742076616C672E204574207472696E2C20646572206D616E676C657220756E646572205B7472696E5D2C20657220696B6B6520756466C3B872742E0A23204461746F65726E652066C3B86C676572204B4F4D424954732072C3A66B6B6566C3B86C67653A2031206F6720362C2073C3A520322C20332C2034206F6720372C2073C3A520352C2041206F6720422C2074696C20736964737420382E0A6E61766E203D20224D6F64656C203120E2809320646574616C6A65726574220A6D6F64656C203D20310A6265736B726976656C7365203D2022456E686564657220692043757261206572206B6F626C65742073C3A5206C616E6774206E656465206920464B204F7267616E69736174696F6E20736F6D206D756C6967742E20416C6C65207472696E20657220756466C3B872742069207269677469672072C3A66B6B6566C3B86C67652E220A6F7267616E69736174696F6E7361726B203D20226F7267616E69736174696F6E7361726B2E637376220A636C617373696669636174696F6E5F66696C746572203D205B223237222C20223239225D0A6F707279646E696E676572203D205B5D0A0A5B7472696E5D0A31203D20323032332D31302D30320A32203D20323032332D31312D30360A33203D20323032332D31312D32300A34203D20323032332D31322D31310A35203D20323032342D30312D32390A36203D20323032332D31302D30390A37203D20323032342D30312D30380A41203D20323032342D30322D30350A42203D20323032342D30332D30340A38203D20323032342D30332D31310A');
INSERT INTO "kildefil" VALUES('model-2.toml',X'2320456E2076617269616E7420657220C3A9742068656C742073C3A6742076616C672E204574207472696E2C20646572206D616E676C657220756E646572205B7472696E5D2C20657220696B6B6520756466C3B872742E0A23204461746F65726E652066C3B86C676572204B4F4D424954732072C3A66B6B6566C3B86C67653A2031206F6720362C2073C3A520322C20332C2034206F6720372C2073C3A520352C2041206F6720422C2074696C20736964737420382E0A6E61766E203D20224D6F64656C2032220A6D6F64656C203D20320A6265736B726976656C7365203D2022456E686564657220692043757261206572206B6F626C65742073C3A5206C616E6774206E656465206920464B204F7267616E69736174696F6E20736F6D206D756C6967742E20416C6C65207472696E20657220756466C3B872742069207269677469672072C3A66B6B6566C3B86C67652E220A6F7267616E69736174696F6E7361726B203D20226F7267616E69736174696F6E7361726B2E637376220A636C617373696669636174696F6E5F66696C746572203D205B223237222C20223239225D0A6F707279646E696E676572203D205B5D0A0A5B7472696E5D0A31203D20323032332D31302D30320A32203D20323032332D31312D30360A33203D20323032332D31312D32300A34203D20323032332D31322D31310A35203D20323032342D30312D32390A36203D20323032332D31302D30390A37203D20323032342D30312D30380A41203D20323032342D30322D30350A42203D20323032342D30332D30340A38203D20323032342D30332D31310A');
INSERT INTO "kildefil" VALUES('organisationsark.csv',X'EFBBBF456E686564736E61766E206920437572613B53616773616E737661726C69673B46696E64657320656E686564656E206920464B204F52473B4E61766E206920464B204F52473B555549443B536B616C206465206D61707065733B42656DC3A6726B6E696E6765720D0A53756E64686564206F6720C3866C6472653B6A613B6A613B53756E64686564206F6720C3866C6472653B39333334633361652D366538632D343465652D626366332D6337346261393831343766663B6A613B0D0A56697369746174696F6E20537964202D20536F6369616C3B6A613B6A613B56697369746174696F6E20537964202D20536F6369616C3B39643630653264622D316466302D343830612D626535322D3566346639353433623164373B6A613B0D0A56697369746174696F6E20537964202D204F6D736F72673B6A613B6A613B56697369746174696F6E206F67206D796E646967686564202D205379643B616138626666622D383462362D346464372D396236632D3331316632643666346539303B6A613B466F72736B656C2069206E61766E6574202D20726574746573206F70206920437572610D0A48766572646167737265686162696C69746572696E673B6A613B6E656A3B3B3B3B4C65646572206F706164206920437572610D0A416E646562616B6B656E7320706C656A65686A656D3B6E656A3B3B3B3B3B0D0A4D796E64696768656420433B6A613B6A613B4D796E64696768656420433B61646462326534612D666130322D343436342D623534632D3763373564636363326131623B6A613B0D0A');
INSERT INTO "kildefil" VALUES('personer.csv',X'EFBBBF506572736F6E3B4E61766E3B4350523B56697374206461746F3B416472657373653B416472657373656265736B797474656C73653B5374617473626F72676572736B61623B436976696C7374616E643B54696C6D656C6474206469676974616C20706F73743B4CC3A667657072616B7369733B4CC3A667657072616B7369732074656C65666F6E6E756D6D65723B4CC3A667657072616B73697320616472657373653B56C3A67267653B56C3A67267656DC3A56C3B426F70C3A66C736B6F6D6D756E653B456A656E646F6D6D653B4875737374616E643B54696C666C79746E696E67736461746F3B4265736B726976656C73650D0A6E616E63793B4E616E637920416E6E20426572676772656E3B3235313234382D343931363B3B486A756C6D6167657276656A2032392C2034323630204B6F727362C3A66B3B3B44616E6D61726B3B456E6B653B6A613B4CC3A66765726E6520546F727665743B39393838363130313B546F7276657420342C2034323630204B6F727362C3A66B3B3B3B31313131313131313B3B6E616E63793B323030392D30362D31353B4B4F4D424954732074657374706572736F6E2E20437572612D736167657220692073797620656E68656465723A206865722073657320666F72736B656C6C656E2070C3A5206D6F64656C2031206F67206D6F64656C20322062656473742E0D0A');
INSERT INTO "kildefil" VALUES('sager.csv',X'EFBBBF536167736E756D6D65723B46616773797374656D3B53616773747970653B546974656C3B416C7465726E6174697620746974656C3B4F707265747465743B4D796E6469676865643B5072696DC3A67220706172743B4B4C452D6E756D6D65723B48616E646C696E677366616365743B46C3B86C736F6D6865643B416E737661726C696720656E68656420555549443B416E737661726C696720656E6865643B5669736E696E67736B6C617373653B53696B6B65726865647370726F66696C3B456A656E646F6D0D0A435552412D323032332D303130313B437572613B426F6C6967696E647265746E696E673B426F6C6967696E647265746E696E672C206261646576C3A672656C73653B3B323032332D30322D31343B31313131313131313B6E616E63793B3B4730312047656E6572656C6C652073616765723B323B3B3B3B3B0D0A435552412D323032312D303038383B437572613B486A656D6D65686AC3A66C703B486A656D6D65686AC3A66C703B3B323032312D30392D30363B31313131313131313B6E616E63793B3B4730312047656E6572656C6C652073616765723B333B3B3B3B3B0D0A435552412D323032342D303031323B437572613B4D6164736572766963653B4D6164736572766963653B3B323032342D30312D30393B31313131313131313B6E616E63793B3B4730312047656E6572656C6C652073616765723B323B3B3B3B3B0D0A');
INSERT INTO "kildefil" VALUES('ydelser.csv',X'EFBBBF5964656C73653B426576696C6C696E673B4C6F6B616C207964656C73653B4E61766E3B426576696C676574206672613B426576696C6765742074696C3B426576696C6765743B4B4C452D6E756D6D65723B5964656C736573747970653BC3986B6F6E6F6D69736B3B446973706F736974696F6E736461673B426574616C696E67736672656B76656E733B426574616C696E6773666F726D0D0A59313030313B42313030313B426F6C6967C3A66E6472696E673B4F6D6279676E696E67206166206261646576C3A672656C73653B323032332D30352D30323B3B3B3B3B3B3B3B0D0A59313030323B42313030323B52656E67C3B872696E6720284653494949293B52656E67C3B872696E6720284653494949293B323032312D31302D30313B3B3B3B3B3B3B3B0D0A');
CREATE TABLE kle (nummer TEXT PRIMARY KEY, titel TEXT NOT NULL, uuid TEXT, udgaaet TEXT) STRICT;
CREATE TABLE kle_opsaetning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, kle TEXT NOT NULL,
    aktiv INTEGER NOT NULL, titel TEXT NOT NULL, dokumenter INTEGER NOT NULL,
    journalnotater INTEGER NOT NULL, fagsystemfilter TEXT NOT NULL CHECK (json_valid(fagsystemfilter)),
    fradato TEXT, deaktiver_fradato_for_aktive INTEGER NOT NULL, kilde TEXT NOT NULL,
    afdeling TEXT NOT NULL, telefon TEXT NOT NULL, hjemmeside TEXT NOT NULL,
    digital_post TEXT NOT NULL, PRIMARY KEY (variant, kle)
) STRICT, WITHOUT ROWID;
CREATE TABLE kle_soegeord (
    nummer TEXT NOT NULL REFERENCES kle (nummer), slags TEXT NOT NULL, nr INTEGER NOT NULL,
    tekst TEXT NOT NULL, PRIMARY KEY (nummer, slags, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE kle_udgave (udgivet TEXT) STRICT;
INSERT INTO "kle_udgave" VALUES(NULL);
CREATE TABLE kommune (
    slug TEXT PRIMARY KEY, navn TEXT NOT NULL, cvr TEXT NOT NULL, dato TEXT NOT NULL
) STRICT;
INSERT INTO "kommune" VALUES('egen','Korsbæk Kommune','11111111','2024-04-08');
CREATE TABLE lokal_enhed (
    navn TEXT PRIMARY KEY, sagsansvarlig INTEGER NOT NULL, overordnet TEXT, sted TEXT
) STRICT;
INSERT INTO "lokal_enhed" VALUES('Sundhed og Ældre',1,NULL,'["organisationsark.csv", "", "A2"]');
INSERT INTO "lokal_enhed" VALUES('Visitation Syd - Social',1,NULL,'["organisationsark.csv", "", "A3"]');
INSERT INTO "lokal_enhed" VALUES('Visitation Syd - Omsorg',1,'Sundhed og Ældre','["organisationsark.csv", "", "A4"]');
INSERT INTO "lokal_enhed" VALUES('Hverdagsrehabilitering',1,NULL,'["organisationsark.csv", "", "A5"]');
INSERT INTO "lokal_enhed" VALUES('Andebakkens plejehjem',0,NULL,'["organisationsark.csv", "", "A6"]');
INSERT INTO "lokal_enhed" VALUES('Myndighed C',1,NULL,'["organisationsark.csv", "", "A7"]');
CREATE TABLE lokal_ydelse (
    navn TEXT PRIMARY KEY, paragraf TEXT NOT NULL, sagstype TEXT, automatisk TEXT,
    pakke INTEGER NOT NULL, sted TEXT
) STRICT;
INSERT INTO "lokal_ydelse" VALUES('Diætist KOL','SUL §119','Sundhedsmæssig forebyggelsesindsats',NULL,0,'["forberedelsesark.csv", "", "A2"]');
INSERT INTO "lokal_ydelse" VALUES('Diætist Diabetes','SUL §119','Sundhedsmæssig forebyggelsesindsats',NULL,0,'["forberedelsesark.csv", "", "A3"]');
INSERT INTO "lokal_ydelse" VALUES('Hjertekar - samtale v. forløbskoordinator','SUL §119','Sundhedsmæssig forebyggelsesindsats',NULL,0,'["forberedelsesark.csv", "", "A4"]');
INSERT INTO "lokal_ydelse" VALUES('Diætist gravide','SUL §119','Sundhedsmæssig forebyggelsesindsats',NULL,0,'["forberedelsesark.csv", "", "A5"]');
INSERT INTO "lokal_ydelse" VALUES('Boligændring','SEL §116','Boligindretning',NULL,0,'["forberedelsesark.csv", "", "A6"]');
INSERT INTO "lokal_ydelse" VALUES('Rengøring (FSIII)','SEL §83','Hjemmehjælp',NULL,0,'["forberedelsesark.csv", "", "A7"]');
INSERT INTO "lokal_ydelse" VALUES('Madservice','SEL §83','Madservice',NULL,0,'["forberedelsesark.csv", "", "A8"]');
CREATE TABLE myndighed (cvr TEXT PRIMARY KEY, navn TEXT NOT NULL) STRICT;
INSERT INTO "myndighed" VALUES('11111111','Korsbæk Kommune');
CREATE TABLE nyeste (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, oprettet TEXT NOT NULL,
    bevilget TEXT NOT NULL, person_id INTEGER NOT NULL, objekt_id INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra, oprettet, bevilget, person_id, objekt_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "nyeste" VALUES(1,'2023-05-02','2023-02-14','2023-05-02',1,1);
INSERT INTO "nyeste" VALUES(2,'2024-03-18','2021-09-06','2024-03-18',1,2);
INSERT INTO "nyeste" VALUES(3,'2024-01-22','2024-01-09','2024-01-22',1,3);
INSERT INTO "nyeste" VALUES(4,'2023-05-02','2023-02-14','2023-05-02',1,1);
INSERT INTO "nyeste" VALUES(5,'2024-03-18','2021-09-06','2021-10-01',1,2);
CREATE TABLE person (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, navn TEXT NOT NULL,
    -- folded in Python, because SQLite folds case in ASCII only
    soegenavn TEXT NOT NULL, cpr TEXT NOT NULL UNIQUE, dato TEXT,
    adresse TEXT NOT NULL, adressebeskyttelse INTEGER NOT NULL, statsborgerskab TEXT NOT NULL,
    civilstand TEXT NOT NULL, digital_post INTEGER NOT NULL, laege TEXT NOT NULL,
    laege_telefon TEXT NOT NULL, laege_adresse TEXT NOT NULL, vaerge TEXT NOT NULL,
    vaergemaal TEXT NOT NULL, bopaelskommune TEXT NOT NULL,
    ejendomme TEXT NOT NULL CHECK (json_valid(ejendomme)),
    husstand TEXT NOT NULL, tilflyttet TEXT, beskrivelse TEXT NOT NULL
) STRICT;
INSERT INTO "person" VALUES(1,'nancy-ann-berggren','Nancy Ann Berggren','nancy ann berggren','2512484916',NULL,'Hjulmagervej 29, 4260 Korsbæk',0,'Danmark','Enke',1,'Lægerne Torvet','99886101','Torvet 4, 4260 Korsbæk','','','11111111','[]','nancy','2009-06-15','KOMBITs testperson. Cura-sager i syv enheder: her ses forskellen på model 1 og model 2 bedst.');
CREATE TABLE rolle (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    slug TEXT NOT NULL, navn TEXT NOT NULL,
    brugersystemroller TEXT NOT NULL CHECK (json_valid(brugersystemroller)),
    elementer TEXT NOT NULL CHECK (json_valid(elementer)),
    kolonner TEXT NOT NULL CHECK (json_valid(kolonner)), enhed TEXT, beskrivelse TEXT NOT NULL,
    PRIMARY KEY (variant, slug)
) STRICT, WITHOUT ROWID;
CREATE TABLE sag (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, sagsnummer TEXT NOT NULL,
    fagsystem TEXT NOT NULL REFERENCES fagsystem (navn), titel TEXT NOT NULL,
    myndighed TEXT NOT NULL REFERENCES myndighed (cvr), oprettet TEXT NOT NULL,
    sagstype TEXT REFERENCES sagstype (navn), kle TEXT, enhed_uuid TEXT, enhed_navn TEXT,
    handlingsfacet TEXT NOT NULL, foelsomhed INTEGER NOT NULL, alternativ_titel TEXT NOT NULL,
    visningsklasser TEXT NOT NULL CHECK (json_valid(visningsklasser)),
    sikkerhedsprofil TEXT NOT NULL CHECK (json_valid(sikkerhedsprofil)),
    ejendom TEXT NOT NULL, sted TEXT
) STRICT;
INSERT INTO "sag" VALUES(1,'cura-2023-0101','CURA-2023-0101','Cura','Boligindretning, badeværelse','11111111','2023-02-14','Boligindretning',NULL,NULL,NULL,'G01 Generelle sager',2,'','[]','[]','','["sager.csv", "", "A2"]');
INSERT INTO "sag" VALUES(2,'cura-2021-0088','CURA-2021-0088','Cura','Hjemmehjælp','11111111','2021-09-06','Hjemmehjælp',NULL,NULL,NULL,'G01 Generelle sager',3,'','[]','[]','','["sager.csv", "", "A3"]');
INSERT INTO "sag" VALUES(3,'cura-2024-0012','CURA-2024-0012','Cura','Madservice','11111111','2024-01-09','Madservice',NULL,NULL,NULL,'G01 Generelle sager',2,'','[]','[]','','["sager.csv", "", "A4"]');
CREATE TABLE sagspart (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id), rolle TEXT NOT NULL, id_type TEXT NOT NULL,
    navn TEXT NOT NULL, fra TEXT, til TEXT,
    PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "sagspart" VALUES(1,0,1,'Primær part','CPR','',NULL,NULL);
INSERT INTO "sagspart" VALUES(2,0,1,'Primær part','CPR','',NULL,NULL);
INSERT INTO "sagspart" VALUES(3,0,1,'Primær part','CPR','',NULL,NULL);
CREATE TABLE sagstype (navn TEXT PRIMARY KEY, paragraf TEXT NOT NULL, sted TEXT) STRICT;
INSERT INTO "sagstype" VALUES('Sundhedsmæssig forebyggelsesindsats','SUL §119','["forberedelsesark.csv", "", "E2"]');
INSERT INTO "sagstype" VALUES('Boligindretning','SEL §116','["forberedelsesark.csv", "", "E6"]');
INSERT INTO "sagstype" VALUES('Hjemmehjælp','SEL §83','["forberedelsesark.csv", "", "E7"]');
INSERT INTO "sagstype" VALUES('Madservice','SEL §83','["forberedelsesark.csv", "", "E8"]');
CREATE TABLE sagstype_kle (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    sagstype TEXT NOT NULL, kle TEXT, angivet TEXT NOT NULL, fra TEXT, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "sagstype_kle" VALUES('model-1',0,'Sundhedsmæssig forebyggelsesindsats','29.09.08','29.09.08',NULL,'["forberedelsesark.csv", "", "G2"]');
INSERT INTO "sagstype_kle" VALUES('model-1',1,'Boligindretning','27.51.04','27.51.04',NULL,'["forberedelsesark.csv", "", "G6"]');
INSERT INTO "sagstype_kle" VALUES('model-1',2,'Hjemmehjælp','27.35.04','27.35.04',NULL,'["forberedelsesark.csv", "", "G7"]');
INSERT INTO "sagstype_kle" VALUES('model-1',3,'Madservice','27.35.08','27.35.08',NULL,'["forberedelsesark.csv", "", "G8"]');
INSERT INTO "sagstype_kle" VALUES('model-2',0,'Sundhedsmæssig forebyggelsesindsats','29.09.08','29.09.08',NULL,'["forberedelsesark.csv", "", "G2"]');
INSERT INTO "sagstype_kle" VALUES('model-2',1,'Boligindretning','27.51.04','27.51.04',NULL,'["forberedelsesark.csv", "", "G6"]');
INSERT INTO "sagstype_kle" VALUES('model-2',2,'Hjemmehjælp','27.35.04','27.35.04',NULL,'["forberedelsesark.csv", "", "G7"]');
INSERT INTO "sagstype_kle" VALUES('model-2',3,'Madservice','27.35.08','27.35.08',NULL,'["forberedelsesark.csv", "", "G8"]');
INSERT INTO "sagstype_kle" VALUES('vores-egen',0,'Sundhedsmæssig forebyggelsesindsats','29.09.08','29.09.08',NULL,'["forberedelsesark.csv", "", "G2"]');
INSERT INTO "sagstype_kle" VALUES('vores-egen',1,'Boligindretning','27.51.04','27.51.04',NULL,'["forberedelsesark.csv", "", "G6"]');
INSERT INTO "sagstype_kle" VALUES('vores-egen',2,'Hjemmehjælp','27.35.04','27.35.04',NULL,'["forberedelsesark.csv", "", "G7"]');
INSERT INTO "sagstype_kle" VALUES('vores-egen',3,'Madservice','27.35.08','27.35.08',NULL,'["forberedelsesark.csv", "", "G8"]');
CREATE TABLE tegnet_overordnet (lokal_enhed TEXT PRIMARY KEY, overordnet TEXT) STRICT;
INSERT INTO "tegnet_overordnet" VALUES('Visitation Syd - Omsorg','Sundhed og Ældre');
CREATE TABLE udbetaling (
    ydelse_id INTEGER NOT NULL REFERENCES ydelse (id), nr INTEGER NOT NULL,
    dispositionsdato TEXT NOT NULL, periode_fra TEXT NOT NULL, periode_til TEXT NOT NULL,
    bruttobeloeb INTEGER NOT NULL, udbetalt INTEGER,
    PRIMARY KEY (ydelse_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE variant (
    slug TEXT PRIMARY KEY, nr INTEGER NOT NULL, navn TEXT NOT NULL, model INTEGER,
    oprindelse TEXT, beskrivelse TEXT NOT NULL,
    classification_filter TEXT NOT NULL CHECK (json_valid(classification_filter)),
    oprydninger TEXT NOT NULL CHECK (json_valid(oprydninger)),
    antagelser TEXT NOT NULL CHECK (json_valid(antagelser))
) STRICT;
INSERT INTO "variant" VALUES('model-2',1,'Model 2',2,NULL,'Enheder i Cura er koblet så langt nede i FK Organisation som muligt. Alle trin er udført i rigtig rækkefølge.','["27", "29"]','[]','{"bopaelskommune_skal_vaere_ejer": false, "henvendelsessted_foelges": true, "vis_sagsnummer": true, "vis_fremtidige_ydelser": true, "fradato_er_med": true, "underenheder_er_med": true, "ydelsesnavn": "navn", "sapa_delvis_visning": false, "bevilling_har_relation_til_sag": true}');
INSERT INTO "variant" VALUES('model-1',0,'Model 1 – detaljeret',1,NULL,'Enheder i Cura er koblet så langt nede i FK Organisation som muligt. Alle trin er udført i rigtig rækkefølge.','["27", "29"]','[]','{"bopaelskommune_skal_vaere_ejer": false, "henvendelsessted_foelges": true, "vis_sagsnummer": true, "vis_fremtidige_ydelser": true, "fradato_er_med": true, "underenheder_er_med": true, "ydelsesnavn": "navn", "sapa_delvis_visning": false, "bevilling_har_relation_til_sag": true}');
INSERT INTO "variant" VALUES('vores-egen',2,'Vores egen',1,'model-1','Enheder i Cura er koblet så langt nede i FK Organisation som muligt. Alle trin er udført i rigtig rækkefølge.','["27", "29"]','[]','{"bopaelskommune_skal_vaere_ejer": false, "henvendelsessted_foelges": true, "vis_sagsnummer": true, "vis_fremtidige_ydelser": true, "fradato_er_med": true, "underenheder_er_med": true, "ydelsesnavn": "navn", "sapa_delvis_visning": false, "bevilling_har_relation_til_sag": true}');
CREATE TABLE variant_aendring (
    variant TEXT NOT NULL, version INTEGER NOT NULL, tekst TEXT NOT NULL,
    foer TEXT NOT NULL CHECK (json_valid(foer)), fortrudt INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (variant, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "variant_aendring" VALUES('model-1',1,'Seks enheder er fjernet','{"enhedsmapning": [{"variant": "model-1", "nr": 0, "lokal_enhed": "Sundhed og Ældre", "fk_enhed": "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff", "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E2\"]", "bemaerkning": ""}, {"variant": "model-1", "nr": 1, "lokal_enhed": "Visitation Syd - Social", "fk_enhed": "9d60e2db-1df0-480a-be52-5f4f9543b1d7", "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E3\"]", "bemaerkning": ""}, {"variant": "model-1", "nr": 2, "lokal_enhed": "Visitation Syd - Omsorg", "fk_enhed": null, "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E4\"]", "bemaerkning": "Forskel i navnet - rettes op i Cura"}, {"variant": "model-1", "nr": 3, "lokal_enhed": "Hverdagsrehabilitering", "fk_enhed": null, "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E5\"]", "bemaerkning": "Leder opad i Cura"}, {"variant": "model-1", "nr": 4, "lokal_enhed": "Andebakkens plejehjem", "fk_enhed": null, "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E6\"]", "bemaerkning": ""}, {"variant": "model-1", "nr": 5, "lokal_enhed": "Myndighed C", "fk_enhed": "addb2e4a-fa02-4464-b54c-7c75dccc2a1b", "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E7\"]", "bemaerkning": ""}], "ydelsesmapning": [{"variant": "model-1", "nr": 0, "lokal_ydelse": "Diætist KOL", "ydelsestype": "Diætbehandling", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C2\"]"}, {"variant": "model-1", "nr": 1, "lokal_ydelse": "Diætist Diabetes", "ydelsestype": "Diætbehandling", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C3\"]"}, {"variant": "model-1", "nr": 2, "lokal_ydelse": "Hjertekar - samtale v. forløbskoordinator", "ydelsestype": "Afklarende samtale", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C4\"]"}, {"variant": "model-1", "nr": 3, "lokal_ydelse": "Boligændring", "ydelsestype": "Boligindretning", "kle": "27.51.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C6\"]"}, {"variant": "model-1", "nr": 4, "lokal_ydelse": "Rengøring (FSIII)", "ydelsestype": "Rengøring", "kle": "27.35.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C7\"]"}, {"variant": "model-1", "nr": 5, "lokal_ydelse": "Madservice", "ydelsestype": "Madservice", "kle": "27.35.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C8\"]"}], "sagstype_kle": [{"variant": "model-1", "nr": 0, "sagstype": "Sundhedsmæssig forebyggelsesindsats", "kle": "29.09.08", "angivet": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G2\"]"}, {"variant": "model-1", "nr": 1, "sagstype": "Boligindretning", "kle": "27.51.04", "angivet": "27.51.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G6\"]"}, {"variant": "model-1", "nr": 2, "sagstype": "Hjemmehjælp", "kle": "27.35.04", "angivet": "27.35.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G7\"]"}, {"variant": "model-1", "nr": 3, "sagstype": "Madservice", "kle": "27.35.08", "angivet": "27.35.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G8\"]"}]}',0);
INSERT INTO "variant_aendring" VALUES('model-1',2,'Ydelsestyperne er fjernet','{"enhedsmapning": [{"variant": "model-1", "nr": 0, "lokal_enhed": "Sundhed og Ældre", "fk_enhed": "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff", "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E2\"]", "bemaerkning": ""}, {"variant": "model-1", "nr": 1, "lokal_enhed": "Visitation Syd - Social", "fk_enhed": "9d60e2db-1df0-480a-be52-5f4f9543b1d7", "fra": null, "sted": "[\"organisationsark.csv\", \"\", \"E3\"]", "bemaerkning": ""}], "ydelsesmapning": [{"variant": "model-1", "nr": 0, "lokal_ydelse": "Diætist KOL", "ydelsestype": "Diætbehandling", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C2\"]"}, {"variant": "model-1", "nr": 1, "lokal_ydelse": "Diætist Diabetes", "ydelsestype": "Diætbehandling", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C3\"]"}, {"variant": "model-1", "nr": 2, "lokal_ydelse": "Hjertekar - samtale v. forløbskoordinator", "ydelsestype": "Afklarende samtale", "kle": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C4\"]"}, {"variant": "model-1", "nr": 3, "lokal_ydelse": "Boligændring", "ydelsestype": "Boligindretning", "kle": "27.51.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C6\"]"}, {"variant": "model-1", "nr": 4, "lokal_ydelse": "Rengøring (FSIII)", "ydelsestype": "Rengøring", "kle": "27.35.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C7\"]"}, {"variant": "model-1", "nr": 5, "lokal_ydelse": "Madservice", "ydelsestype": "Madservice", "kle": "27.35.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"C8\"]"}], "sagstype_kle": [{"variant": "model-1", "nr": 0, "sagstype": "Sundhedsmæssig forebyggelsesindsats", "kle": "29.09.08", "angivet": "29.09.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G2\"]"}, {"variant": "model-1", "nr": 1, "sagstype": "Boligindretning", "kle": "27.51.04", "angivet": "27.51.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G6\"]"}, {"variant": "model-1", "nr": 2, "sagstype": "Hjemmehjælp", "kle": "27.35.04", "angivet": "27.35.04", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G7\"]"}, {"variant": "model-1", "nr": 3, "sagstype": "Madservice", "kle": "27.35.08", "angivet": "27.35.08", "fra": null, "sted": "[\"forberedelsesark.csv\", \"\", \"G8\"]"}]}',1);
CREATE TABLE variant_trin (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, trin TEXT NOT NULL,
    dato TEXT NOT NULL, PRIMARY KEY (variant, trin)
) STRICT, WITHOUT ROWID;
INSERT INTO "variant_trin" VALUES('model-1','1','2023-10-02');
INSERT INTO "variant_trin" VALUES('model-1','2','2023-11-06');
INSERT INTO "variant_trin" VALUES('model-1','3','2023-11-20');
INSERT INTO "variant_trin" VALUES('model-1','4','2023-12-11');
INSERT INTO "variant_trin" VALUES('model-1','5','2024-01-29');
INSERT INTO "variant_trin" VALUES('model-1','6','2023-10-09');
INSERT INTO "variant_trin" VALUES('model-1','7','2024-01-08');
INSERT INTO "variant_trin" VALUES('model-1','8','2024-03-11');
INSERT INTO "variant_trin" VALUES('model-1','A','2024-02-05');
INSERT INTO "variant_trin" VALUES('model-1','B','2024-03-04');
INSERT INTO "variant_trin" VALUES('model-2','1','2023-10-02');
INSERT INTO "variant_trin" VALUES('model-2','2','2023-11-06');
INSERT INTO "variant_trin" VALUES('model-2','3','2023-11-20');
INSERT INTO "variant_trin" VALUES('model-2','4','2023-12-11');
INSERT INTO "variant_trin" VALUES('model-2','5','2024-01-29');
INSERT INTO "variant_trin" VALUES('model-2','6','2023-10-09');
INSERT INTO "variant_trin" VALUES('model-2','7','2024-01-08');
INSERT INTO "variant_trin" VALUES('model-2','8','2024-03-11');
INSERT INTO "variant_trin" VALUES('model-2','A','2024-02-05');
INSERT INTO "variant_trin" VALUES('model-2','B','2024-03-04');
INSERT INTO "variant_trin" VALUES('vores-egen','1','2023-10-02');
INSERT INTO "variant_trin" VALUES('vores-egen','2','2023-11-06');
INSERT INTO "variant_trin" VALUES('vores-egen','3','2023-11-20');
INSERT INTO "variant_trin" VALUES('vores-egen','4','2023-12-11');
INSERT INTO "variant_trin" VALUES('vores-egen','5','2024-01-29');
INSERT INTO "variant_trin" VALUES('vores-egen','6','2023-10-09');
INSERT INTO "variant_trin" VALUES('vores-egen','7','2024-01-08');
INSERT INTO "variant_trin" VALUES('vores-egen','8','2024-03-11');
INSERT INTO "variant_trin" VALUES('vores-egen','A','2024-02-05');
INSERT INTO "variant_trin" VALUES('vores-egen','B','2024-03-04');
CREATE TABLE variant_version (variant TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
INSERT INTO "variant_version" VALUES('model-1',3);
INSERT INTO "variant_version" VALUES('vores-egen',0);
CREATE TABLE ydelse (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    bevilling_id INTEGER NOT NULL REFERENCES bevilling (id), navn TEXT NOT NULL,
    fra TEXT NOT NULL, til TEXT, bevilget TEXT NOT NULL,
    lokal_ydelse TEXT REFERENCES lokal_ydelse (navn), kle TEXT, ydelsestype TEXT NOT NULL,
    oekonomisk INTEGER NOT NULL, dispositionsdag TEXT NOT NULL, betalingsfrekvens TEXT NOT NULL,
    betalingsform TEXT NOT NULL
) STRICT;
INSERT INTO "ydelse" VALUES(1,'ombygning-af-badevaerelse',1,'Ombygning af badeværelse','2023-05-02',NULL,'2023-05-02','Boligændring',NULL,'',0,'','','');
INSERT INTO "ydelse" VALUES(2,'rengoering-fsiii',2,'Rengøring (FSIII)','2021-10-01',NULL,'2021-10-01','Rengøring (FSIII)',NULL,'',0,'','','');
CREATE TABLE ydelsesmapning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    lokal_ydelse TEXT NOT NULL, ydelsestype TEXT NOT NULL, kle TEXT, fra TEXT, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "ydelsesmapning" VALUES('model-1',0,'Diætist KOL','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C2"]');
INSERT INTO "ydelsesmapning" VALUES('model-1',1,'Diætist Diabetes','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C3"]');
INSERT INTO "ydelsesmapning" VALUES('model-1',2,'Hjertekar - samtale v. forløbskoordinator','Afklarende samtale','29.09.08',NULL,'["forberedelsesark.csv", "", "C4"]');
INSERT INTO "ydelsesmapning" VALUES('model-1',3,'Boligændring','Boligindretning','27.51.04',NULL,'["forberedelsesark.csv", "", "C6"]');
INSERT INTO "ydelsesmapning" VALUES('model-1',4,'Rengøring (FSIII)','Rengøring','27.35.04',NULL,'["forberedelsesark.csv", "", "C7"]');
INSERT INTO "ydelsesmapning" VALUES('model-1',5,'Madservice','Madservice','27.35.08',NULL,'["forberedelsesark.csv", "", "C8"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',0,'Diætist KOL','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C2"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',1,'Diætist Diabetes','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C3"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',2,'Hjertekar - samtale v. forløbskoordinator','Afklarende samtale','29.09.08',NULL,'["forberedelsesark.csv", "", "C4"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',3,'Boligændring','Boligindretning','27.51.04',NULL,'["forberedelsesark.csv", "", "C6"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',4,'Rengøring (FSIII)','Rengøring','27.35.04',NULL,'["forberedelsesark.csv", "", "C7"]');
INSERT INTO "ydelsesmapning" VALUES('model-2',5,'Madservice','Madservice','27.35.08',NULL,'["forberedelsesark.csv", "", "C8"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',0,'Diætist KOL','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C2"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',1,'Diætist Diabetes','Diætbehandling','29.09.08',NULL,'["forberedelsesark.csv", "", "C3"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',2,'Hjertekar - samtale v. forløbskoordinator','Afklarende samtale','29.09.08',NULL,'["forberedelsesark.csv", "", "C4"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',3,'Boligændring','Boligindretning','27.51.04',NULL,'["forberedelsesark.csv", "", "C6"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',4,'Rengøring (FSIII)','Rengøring','27.35.04',NULL,'["forberedelsesark.csv", "", "C7"]');
INSERT INTO "ydelsesmapning" VALUES('vores-egen',5,'Madservice','Madservice','27.35.08',NULL,'["forberedelsesark.csv", "", "C8"]');
CREATE INDEX sagspart_person ON sagspart (person_id, sag_id);
CREATE INDEX sag_ejendom ON sag (ejendom) WHERE ejendom <> '';
CREATE INDEX bevillingspart_person ON bevillingspart (person_id, bevilling_id);
CREATE INDEX bevilling_sag ON bevilling (sag_id);
CREATE INDEX ydelse_bevilling ON ydelse (bevilling_id);
COMMIT;
PRAGMA user_version = 2;
